namespace FastCluster.Udap.Jwt;

/// <summary>
/// Bounds on a JWT that are enforced before any cryptography is done. JWT-24.
/// Immutable; safe to share between callers.
/// </summary>
public sealed record JwtLimits
{
    /// <summary>The limits of the requirement matrix: 64 KiB, 10 certificates, 16 KiB DER each, depth 16.</summary>
    public static JwtLimits Default { get; } = new();

    /// <summary>Longest accepted compact serialization, in characters. Default 65,536.</summary>
    public int MaximumLength { get; init; } = 64 * 1024;

    /// <summary>Most certificates in <c>x5c</c>. Default 10.</summary>
    public int MaximumCertificates { get; init; } = 10;

    /// <summary>Largest certificate in <c>x5c</c>, in bytes of DER. Default 16,384.</summary>
    public int MaximumCertificateBytes { get; init; } = 16 * 1024;

    /// <summary>Deepest nesting of objects and arrays in header and payload, the outermost object counted. Default 16.</summary>
    public int MaximumDepth { get; init; } = 16;
}
