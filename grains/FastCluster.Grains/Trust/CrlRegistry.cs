using System.Collections.Concurrent;
using FastCluster.Contracts.Trust;
using FastCluster.Udap.Certificates;

namespace FastCluster.Grains.Trust;

/// <summary>The accepted CRL sets a node holds, parsed once. Readers take no lock.</summary>
internal sealed class CrlRegistry(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, CrlSet>> _servers = new(
        StringComparer.Ordinal
    );

    /// <summary>The set of a distribution point, or null when none was accepted.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="url">Distribution point.</param>
    public CrlSet? Find(string serverId, string url) =>
        _servers.TryGetValue(serverId, out var sets) ? sets.GetValueOrDefault(url) : null;

    /// <summary>Every set of a server by distribution point; sets may be swapped meanwhile.</summary>
    /// <param name="serverId">Authorization server.</param>
    public IEnumerable<KeyValuePair<string, CrlSet>> SetsOf(string serverId) =>
        _servers.TryGetValue(serverId, out var sets) ? sets : [];

    /// <summary>Whether any accepted CRL of the server lists the certificate.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="certificate">Digest of the certificate's name.</param>
    public bool IsRevoked(string serverId, UInt128 certificate)
    {
        if (!_servers.TryGetValue(serverId, out var sets))
        {
            return false;
        }

        foreach (var (_, set) in sets)
        {
            if (set.Contains(new CertificateName(certificate)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Reads the accepted CRL of a distribution point from its owner and swaps the set. Two callers may race, and the older
    /// answer may arrive last: it replaces nothing.
    /// </summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="url">Distribution point.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public async Task LoadAsync(string serverId, string url, CancellationToken cancellationToken)
    {
        var accepted = await grains.GetGrain<ICrlGrain>(ActorKeys.Of(serverId, url)).GetAsync(cancellationToken);
        if (accepted is null)
        {
            return;
        }

        var isRead =
            Certificate.TryParse(accepted.Issuer, out var issuer) == RejectionReason.None
            && CrlSet.TryParse(accepted.Der, issuer!, out var set) == RejectionReason.None
                ? set
                : throw new InvalidOperationException($"The accepted CRL of {url} does not parse.");
        _servers
            .GetOrAdd(serverId, _ => new(StringComparer.Ordinal))
            .AddOrUpdate(url, isRead!, (_, known) => CrlRules.IsOlder(isRead!, known) ? known : isRead!);
    }
}
