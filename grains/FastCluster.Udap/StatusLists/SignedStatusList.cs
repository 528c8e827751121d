using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.StatusLists;

/// <summary>
/// A status list of right form whose signature is not verified yet: until then nothing in it may be believed. Made by
/// <see cref="StatusListReader"/> only; immutable.
/// </summary>
public sealed class SignedStatusList
{
    internal SignedStatusList(StatusListClaims claims, string keyId, JwtAlgorithm algorithm, JwtParts parts)
    {
        Claims = claims;
        KeyId = keyId;
        Algorithm = algorithm;
        SigningInput = parts.SigningInput;
        Signature = parts.Signature;
    }

    /// <summary>What the list says.</summary>
    public StatusListClaims Claims { get; }

    /// <summary>The <c>kid</c>: which of the server's keys to verify with.</summary>
    public string KeyId { get; }

    /// <summary>The <c>alg</c>; it has to be that of the key.</summary>
    public JwtAlgorithm Algorithm { get; }

    /// <summary>ASCII of the first two parts and the dot between them.</summary>
    public ReadOnlyMemory<byte> SigningInput { get; }

    /// <summary>The signature, at least one byte.</summary>
    public ReadOnlyMemory<byte> Signature { get; }
}
