using System.Collections.Concurrent;
using System.Collections.Immutable;
using FastCluster.Contracts.Trust;
using FastCluster.Udap.Certificates;

namespace FastCluster.Grains.Trust;

/// <summary>The node's trust views, read from the communities' actors and read again when the revocation log says so.</summary>
internal sealed class TrustDirectory(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<(string Server, string Community), TrustView> _views = new();

    /// <summary>The view of a community.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="community">Community URI.</param>
    public ValueTask<TrustView> GetAsync(string serverId, string community) =>
        _views.TryGetValue((serverId, community), out var view)
            ? ValueTask.FromResult(view)
            : new(ReloadAsync(serverId, community, CancellationToken.None));

    /// <summary>Reads a community again and swaps its view.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="community">Community URI.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public async Task<TrustView> ReloadAsync(string serverId, string community, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<ITrustCommunityGrain>(ActorKeys.Of(serverId, community));
        var view = Build(community, await grain.GetAsync(cancellationToken));
        _views[(serverId, community)] = view;
        return view;
    }

    private static TrustView Build(string community, CommunitySnapshot? snapshot)
    {
        if (snapshot is null)
        {
            return new(community, IsEnabled: false, new TrustStore([], []), new TrustStore([], []));
        }

        var enabled = snapshot.Anchors.Where(anchor => anchor.IsEnabled).ToList();
        var intermediates = Parse(snapshot.Intermediates.Concat(enabled.SelectMany(anchor => anchor.Intermediates)));
        return new(
            community,
            snapshot.IsEnabled,
            new TrustStore(Parse(enabled.Select(anchor => anchor.Der)), intermediates),
            new TrustStore(Parse(snapshot.CertifierAnchors), intermediates)
        );
    }

    private static ImmutableArray<Certificate> Parse(IEnumerable<byte[]> certificates) =>
        [
            .. certificates.Select(der =>
                Certificate.TryParse(der, out var certificate) == RejectionReason.None
                    ? certificate!
                    : throw new InvalidOperationException("A declared certificate does not parse.")
            ),
        ];
}
