namespace FastCluster.Udap.RevocationFeeds;

/// <summary>The certificates that one accepted CRL lists; it replaces an earlier list of the same id.</summary>
/// <param name="Id">Names the distribution point, 22 characters of base64url; means nothing else.</param>
/// <param name="Names">Names of the revoked certificates as tokens name them, 16 bytes each, big-endian, without separators.</param>
public sealed record FeedCrl(string Id, ReadOnlyMemory<byte> Names)
{
    /// <summary>Bytes of one name.</summary>
    public const int NameLength = 16;
}
