using System.Text;
using System.Text.Json;
using FastCluster.Contracts.Keys;
using FastCluster.Grains.Authorization;
using FastCluster.Grains.Keys;
using FastCluster.Udap.AuthorizationExtensions;
using FastCluster.Udap.IdTokens;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// Encrypts the personal part of a token (B2BU-08) as a <see cref="SecretBox"/> bound to the token's <c>jti</c>: what a client
/// asserted of people, or what the UserInfo endpoint may say of the person of a token, never both. Only silos can open it.
/// </summary>
internal sealed class PersonalContextCipher(KeyDirectory keys)
{
    /// <summary>Encrypts a context; empty when there is nothing personal.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="context">Personal parts.</param>
    /// <param name="jwtId">The token's id.</param>
    public async ValueTask<ReadOnlyMemory<byte>> EncryptAsync(string serverId, PersonalContext context, string jwtId)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.IsEmpty)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        var key = (await keys.GetAsync(serverId, KeyUse.PersonalContext)).Active;
        return SecretBox.Seal(key, context.Json.Span, Encoding.UTF8.GetBytes(jwtId));
    }

    /// <summary>Opens what <see cref="EncryptAsync"/> gave; null when it is not ours or its key has left the ring.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="encrypted">The claim.</param>
    /// <param name="jwtId">The token's id.</param>
    public async ValueTask<byte[]?> DecryptAsync(string serverId, ReadOnlyMemory<byte> encrypted, string jwtId)
    {
        var keySet = await keys.GetAsync(serverId, KeyUse.PersonalContext);
        return SecretBox.TryOpen(keySet, encrypted.Span, Encoding.UTF8.GetBytes(jwtId));
    }

    /// <summary>Encrypts what may be said of the person of a token; empty when that is nothing.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="claims">What may be said, or null.</param>
    /// <param name="jwtId">The token's id.</param>
    public async ValueTask<ReadOnlyMemory<byte>> EncryptClaimsAsync(
        string serverId,
        IdentityClaims? claims,
        string jwtId
    )
    {
        if (claims is null)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        var key = (await keys.GetAsync(serverId, KeyUse.PersonalContext)).Active;
        var plain = JsonSerializer.SerializeToUtf8Bytes(claims, GrantJsonContext.Default.IdentityClaims);
        return SecretBox.Seal(key, plain, OfPerson(jwtId));
    }

    /// <summary>Opens what <see cref="EncryptClaimsAsync"/> gave; null when it is not ours, or there is nothing.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="encrypted">The claim.</param>
    /// <param name="jwtId">The token's id.</param>
    public async ValueTask<IdentityClaims?> DecryptClaimsAsync(
        string serverId,
        ReadOnlyMemory<byte> encrypted,
        string jwtId
    )
    {
        if (encrypted.IsEmpty)
        {
            return null;
        }

        var keySet = await keys.GetAsync(serverId, KeyUse.PersonalContext);
        var plain = SecretBox.TryOpen(keySet, encrypted.Span, OfPerson(jwtId));
        return plain is null ? null : JsonSerializer.Deserialize(plain, GrantJsonContext.Default.IdentityClaims);
    }

    /// <summary>Keeps claims of a person apart from what a client asserted: an introspection opens the latter alone.</summary>
    private static byte[] OfPerson(string jwtId) => Encoding.UTF8.GetBytes($"person/{jwtId}");
}
