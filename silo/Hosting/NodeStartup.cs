using FastCluster.Contracts.Trust;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Configuration.Servers;

namespace FastCluster.Silo.Hosting;

/// <summary>
/// Brings a started silo, whose key rings are open, to readiness: applies the declared communities. A declaration that
/// conflicts with the one in force stops the start.
/// </summary>
internal sealed class NodeStartup(
    IGrainFactory grains,
    FastClusterOptions options,
    NodeHealth health,
    ILogger<NodeStartup> log
) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var server in options.AuthorizationServers)
        {
            await ApplyAsync(server, cancellationToken);
        }

        health.OnStarted();
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task ApplyAsync(AuthorizationServerOptions server, CancellationToken cancellationToken)
    {
        var declaration = DeclarationMapper.Map(server);
        var outcome = await grains.GetGrain<IDeclarationGrain>(server.Id).ApplyAsync(declaration, cancellationToken);
        switch (outcome)
        {
            case DeclarationOutcome.Applied:
                log.DeclarationApplied(server.Id, declaration.Version);
                break;
            case DeclarationOutcome.Unchanged:
                break;
            case DeclarationOutcome.Older:
                log.DeclarationOlder(server.Id, declaration.Version);
                break;
            case DeclarationOutcome.Conflict:
                throw new InvalidConfigurationException([
                    new(
                        $"authorizationServers[{server.Id}].declarationVersion",
                        "is raised whenever the declared communities change: this version is in force with other content",
                        $"{declaration.Version}"
                    ),
                ]);
            default:
                throw new InvalidOperationException($"Unknown declaration outcome {outcome}.");
        }
    }
}
