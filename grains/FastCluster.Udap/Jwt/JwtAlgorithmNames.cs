using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace FastCluster.Udap.Jwt;

/// <summary>The <c>alg</c> names of <see cref="JwtAlgorithm"/> and what follows from each.</summary>
public static class JwtAlgorithmNames
{
    /// <summary>
    /// Every accepted <c>alg</c> value, exactly as the <c>*_signing_alg_values_supported</c> members of metadata list
    /// them. JWT-05.
    /// </summary>
    public static ImmutableArray<string> All { get; } = ["RS256", "RS384", "ES256", "ES384"];

    /// <summary>The <c>alg</c> value of an algorithm.</summary>
    /// <param name="algorithm">A defined value.</param>
    /// <returns>One of <see cref="All"/>.</returns>
    public static string ToName(this JwtAlgorithm algorithm) =>
        algorithm switch
        {
            JwtAlgorithm.Rs256 => "RS256",
            JwtAlgorithm.Rs384 => "RS384",
            JwtAlgorithm.Es256 => "ES256",
            JwtAlgorithm.Es384 => "ES384",
            _ => throw new UnreachableException($"Algorithm {algorithm} has no name."),
        };

    /// <summary>Reads an <c>alg</c> value; names are compared byte for byte (RFC 7515 section 4.1.1). JWT-02, CERT-04.</summary>
    /// <param name="value">The header member, of any JSON type.</param>
    /// <param name="algorithm">The algorithm when the answer is true.</param>
    /// <returns>False for anything that is not a string on the allow-list.</returns>
    public static bool TryRead(JsonElement value, out JwtAlgorithm algorithm)
    {
        algorithm = default;
        if (value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        if (value.ValueEquals("RS256"u8))
        {
            return true;
        }

        if (value.ValueEquals("ES256"u8))
        {
            algorithm = JwtAlgorithm.Es256;
            return true;
        }

        if (value.ValueEquals("RS384"u8))
        {
            algorithm = JwtAlgorithm.Rs384;
            return true;
        }

        algorithm = JwtAlgorithm.Es384;
        return value.ValueEquals("ES384"u8);
    }

    /// <summary>The hash that the algorithm signs.</summary>
    internal static HashAlgorithmName Hash(this JwtAlgorithm algorithm) =>
        algorithm is JwtAlgorithm.Rs256 or JwtAlgorithm.Es256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA384;
}
