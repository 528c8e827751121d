using FastCluster.LoadTests.Scenarios;

namespace FastCluster.LoadTests.Targets;

/// <summary>Who is put under load.</summary>
/// <param name="Remote">The server that runs already; null for a local cluster.</param>
/// <param name="Local">The local cluster.</param>
internal sealed record TargetSettings(RemoteSettings? Remote, LocalClusterPlan Local)
{
    /// <summary>Starts or finds it.</summary>
    /// <param name="scenarios">Names of what will run.</param>
    /// <param name="output">Gets a line when a cluster is started.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RunException">It does not answer as it must.</exception>
    /// <exception cref="UsageException">A file cannot be read.</exception>
    public async Task<LoadTarget> StartAsync(
        IEnumerable<string> scenarios,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (Remote is not null)
        {
            return await RemoteServer.ConnectAsync(Remote, cancellationToken);
        }

        await output.WriteLineAsync($"starting a local cluster of {Local.Nodes} node(s)");
        return await LocalCluster.StartAsync(
            Local with
            {
                FetchesCrlsOften = scenarios.Contains(CrlOutageScenario.ScenarioName),
            }
        );
    }
}
