using System.Text;
using FastCluster.Contracts.Keys;
using FastCluster.Grains.Keys;
using FastCluster.Udap.AuthorizationExtensions;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// Encrypts the personal part of a token (B2BU-08) as a <see cref="SecretBox"/> bound to the token's <c>jti</c>. Only silos can
/// open it.
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
}
