using System.Collections.Immutable;
using FastCluster.Udap.Revocation;

namespace FastCluster.Udap.RevocationFeeds;

/// <summary>
/// One answer of the revocation feed: what changed since the reader's cursor, or everything in force. It holds digests
/// alone, no client, person or URL. REV-12; the shape is settled in the ADR on the revocation feed.
/// </summary>
public sealed record FeedPage
{
    /// <summary>Where the next request goes on, 1 to 200 characters, opaque.</summary>
    public required string Cursor { get; init; }

    /// <summary>
    /// Whether the page is everything in force: distrust and CRLs that it does not hold are in force no more. Epochs and
    /// tokens that the reader knows from before stay until their own end.
    /// </summary>
    public required bool IsSnapshot { get; init; }

    /// <summary>
    /// Issuer identifier of the authorization server, 1 to 2,048 characters: a reader that expects another one must not judge
    /// by the page.
    /// </summary>
    public required string Issuer { get; init; }

    /// <summary>Id of the authorization server, 1 to 32 characters of <c>a-z 0-9 -</c>: part of the digest of token ids.</summary>
    public required string ServerId { get; init; }

    /// <summary>
    /// How long the request was held before the page was made, whole milliseconds, rounded down. With
    /// <see cref="ConfirmedAge"/> it dates the page on the clock of the reader.
    /// </summary>
    public required TimeSpan Held { get; init; }

    /// <summary>
    /// Age of the page when it was made, whole milliseconds, rounded up: it holds every revocation that was answered before.
    /// </summary>
    public required TimeSpan ConfirmedAge { get; init; }

    /// <summary>Entities that were raised.</summary>
    public ImmutableArray<FeedEpoch> Epochs { get; init; } = [];

    /// <summary>Tokens that were revoked by themselves.</summary>
    public ImmutableArray<FeedToken> Tokens { get; init; } = [];

    /// <summary>Every certificate and CA that operators distrust; null when that did not change.</summary>
    public ImmutableArray<EntityName>? Distrusted { get; init; }

    /// <summary>CRLs whose list changed.</summary>
    public ImmutableArray<FeedCrl> Crls { get; init; } = [];
}
