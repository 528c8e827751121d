using FastCluster.Contracts.Keys;
using FastCluster.Contracts.Servers;
using Microsoft.Extensions.Hosting;

namespace FastCluster.Grains.Keys;

/// <summary>
/// Opens every key ring when the node starts, and so makes the first keys. One that cannot be opened stops the start: a
/// node that is ready can sign. It stops at the first, so that no ring is made under a key that may be the wrong one.
/// </summary>
internal sealed class KeyRingStartup(
    KeyDirectory keys,
    RingKeyFactory factory,
    IGrainFactory grains,
    IAuthorizationServerDirectory servers
) : IHostedService
{
    /// <inheritdoc/>
    /// <exception cref="UnopenedKeyRingException">A ring cannot be opened.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var server in servers.All)
        {
            // Of grants only where people are served: an earlier build, whose node may own the ring, does not know that use.
            var uses = Enum.GetValues<KeyUse>().Where(use => use != KeyUse.Grant || server.People is not null);
            foreach (var use in uses)
            {
                await keys.GetAsync(server.Id, use);
            }
        }

        if (servers.All.Any(server => server.People is not null))
        {
            await OpenSessionKeysAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task OpenSessionKeysAsync(CancellationToken cancellationToken)
    {
        foreach (var key in await grains.GetGrain<ISessionKeysGrain>(0).GetKeysAsync(cancellationToken))
        {
            factory.Open(SessionKeysGrain.Ring, key);
        }
    }
}
