using System.Collections.Frozen;
using FastCluster.ResourceServer.Servers;

namespace FastCluster.ResourceServer.Keys;

/// <summary>What the server published last. Immutable; swapped as a whole.</summary>
/// <param name="Keys">Keys by key id.</param>
/// <param name="ReadAt">Before the request for it left.</param>
internal sealed record KeySet(FrozenDictionary<string, PublishedKey> Keys, Moment ReadAt)
{
    /// <summary>Nothing is known yet.</summary>
    public static KeySet Empty { get; } = new(FrozenDictionary<string, PublishedKey>.Empty, default);
}
