using FastCluster.Udap.Jwt;

namespace FastCluster.Grains.Keys;

/// <summary>One key of a ring, opened on a silo: a signing handle with its public half, or a secret.</summary>
/// <param name="KeyId">Key id.</param>
/// <param name="Signing">Handle that signs, or null for a secret.</param>
/// <param name="Verification">Public half of <paramref name="Signing"/>.</param>
/// <param name="Secret">32 secret bytes, or empty for a signing key.</param>
internal sealed record OpenedKey(
    string KeyId,
    ISigningKey? Signing,
    VerificationKey? Verification,
    ReadOnlyMemory<byte> Secret
)
{
    /// <summary>Names the key only.</summary>
    public override string ToString() => $"{nameof(OpenedKey)} {KeyId}";
}
