namespace FastCluster.Contracts.Keys;

/// <summary>One key of browser sessions, opened.</summary>
/// <param name="KeyId">Unique: 1 to 64 characters of <c>A-Z a-z 0-9 -</c>.</param>
/// <param name="ExpiresAt">Until when it protects, unix seconds; it reads for two days more.</param>
/// <param name="Element">Element of the key ring of ASP.NET Core Data Protection, XML of at most 8 KiB.</param>
[GenerateSerializer, Immutable, Alias("fc.SessionKey")]
public sealed record SessionKey(
    [property: Id(0)] string KeyId,
    [property: Id(1)] long ExpiresAt,
    [property: Id(2)] string Element
)
{
    /// <summary>Never shows the key.</summary>
    public override string ToString() => $"{nameof(SessionKey)} {KeyId}";
}
