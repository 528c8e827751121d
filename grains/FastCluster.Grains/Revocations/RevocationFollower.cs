using System.Collections.Frozen;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Revocations;

/// <summary>
/// Keeps the node's indexes at the head of every log shard, and knows how old that knowledge is: a node answers from an
/// index only while the read that last confirmed it was sent less than <see cref="RevocationOptions.Freshness"/> ago.
/// </summary>
internal sealed class RevocationFollower : BackgroundService, IConfirmedIndexes
{
    private readonly FrozenDictionary<string, FollowedServer> _servers;
    private readonly RevocationOptions _options;
    private readonly TimeProvider _nodeClock;
    private readonly ILogger<RevocationFollower> _log;

    /// <summary>Prepares one follower per shard; nothing is read before the host starts it.</summary>
    public RevocationFollower(
        IAuthorizationServerDirectory servers,
        FollowedServerFactory factory,
        RevocationMetrics metrics,
        IOptions<RevocationOptions> options,
        [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock,
        ILogger<RevocationFollower> log
    )
    {
        ArgumentNullException.ThrowIfNull(servers);
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _nodeClock = nodeClock;
        _log = log;
        _servers = servers.All.ToFrozenDictionary(server => server.Id, server => factory.Create(server.Id));
        metrics.ObserveAge(() => OldestAge);
    }

    /// <inheritdoc/>
    public TimeSpan? OldestAge
    {
        get
        {
            var ages = _servers.Values.Select(server => server.Age).ToList();
            return ages.Contains(null) ? null : ages.Max();
        }
    }

    /// <summary>The index of a server; judge by it only after <see cref="EnsureCurrentAsync"/> said true.</summary>
    /// <param name="serverId">Authorization server.</param>
    public RevocationIndex IndexOf(string serverId) => _servers[serverId].Index;

    /// <summary>How long ago the read that last confirmed the index was sent; null before the first.</summary>
    /// <param name="serverId">Authorization server.</param>
    public TimeSpan? AgeOf(string serverId) => _servers[serverId].Age;

    /// <summary>Whether the index may be answered from as it is.</summary>
    /// <param name="serverId">Authorization server.</param>
    public bool IsCurrent(string serverId) => _servers[serverId].IsCurrent;

    /// <summary>Whether the index may be answered from; asks the owners when it is too old (one flight, capped).</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public ValueTask<bool> EnsureCurrentAsync(string serverId, CancellationToken cancellationToken) =>
        _servers[serverId].EnsureCurrentAsync(cancellationToken);

    /// <summary>Reads all shards of a server now; used after this node appended to the log.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public Task CatchUpAsync(string serverId, CancellationToken cancellationToken) =>
        _servers[serverId].CatchUpAsync(cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Returns when every index is current, so that a node which joins late is right before it is ready.</remarks>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        foreach (var server in _servers.Values)
        {
            while (!await server.EnsureCurrentAsync(cancellationToken))
            {
                await Task.Delay(_options.PollPeriod, _nodeClock, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_servers.Values.Select(server => FollowAsync(server, stoppingToken)));

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        foreach (var server in _servers.Values)
        {
            server.Dispose();
        }
    }

    /// <summary>Says once that it fails, and once that it goes on.</summary>
    private async Task FollowAsync(FollowedServer server, CancellationToken stoppingToken)
    {
        var isFailing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await server.CatchUpAsync(stoppingToken);
                if (isFailing)
                {
                    _log.FollowingAgain(server.ServerId);
                    isFailing = false;
                }

                await Task.Delay(_options.PollPeriod, _nodeClock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // the loop must outlive any fault of the store or the network; freshness tells its readers
            catch (Exception fault)
#pragma warning restore CA1031
            {
                if (!isFailing)
                {
                    _log.FollowingFailed(server.ServerId, fault);
                    isFailing = true;
                }

                await Task.Delay(_options.PollPeriod, _nodeClock, CancellationToken.None);
            }
        }
    }
}
