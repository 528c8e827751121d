using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.IdTokens;

/// <summary>
/// <c>at_hash</c>: the left half of the hash of an access token, with the hash that signs the ID token. OpenID Connect Core
/// section 3.1.3.6.
/// </summary>
internal static class AccessTokenHash
{
    /// <summary>Computes it.</summary>
    /// <param name="accessToken">The token as sent, ASCII.</param>
    /// <param name="algorithm">The <c>alg</c> of the ID token.</param>
    /// <returns>Base64url, ASCII.</returns>
    internal static string Of(string accessToken, JwtAlgorithm algorithm)
    {
        var hash = CryptographicOperations.HashData(algorithm.Hash(), Encoding.UTF8.GetBytes(accessToken));
        return Base64Url.EncodeToString(hash.AsSpan(0, hash.Length / 2));
    }
}
