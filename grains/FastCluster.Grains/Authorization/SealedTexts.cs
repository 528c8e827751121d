using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FastCluster.Contracts.Keys;
using FastCluster.Grains.Keys;
using FastCluster.Udap.IdTokens;

namespace FastCluster.Grains.Authorization;

/// <summary>
/// What the server gives out to get back (codes, refresh tokens, tickets) as texts that only silos can read or make. Nothing
/// is stored for them; that each counts once is the business of who takes them back.
/// </summary>
internal sealed class SealedTexts(KeyDirectory keys)
{
    /// <summary>Longest text that is looked at, in characters.</summary>
    public const int MaximumLength = 16 * 1024;

    /// <summary>Seals a content.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="purpose">Keeps texts of different uses apart.</param>
    /// <param name="content">The content.</param>
    /// <param name="shape">Its JSON form.</param>
    /// <returns>base64url.</returns>
    public async ValueTask<string> SealAsync<T>(string serverId, string purpose, T content, JsonTypeInfo<T> shape)
    {
        var key = (await keys.GetAsync(serverId, KeyUse.Grant)).Active;
        var plain = JsonSerializer.SerializeToUtf8Bytes(content, shape);
        return Base64Url.EncodeToString(SecretBox.Seal(key, plain, BoundTo(serverId, purpose)));
    }

    /// <summary>Opens a text; null when it is not one of this server for this purpose.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="text">Any text.</param>
    /// <param name="shape">Form of its content.</param>
    public async ValueTask<T?> OpenAsync<T>(string serverId, string purpose, string text, JsonTypeInfo<T> shape)
        where T : class
    {
        if (text.Length > MaximumLength || !Base64Url.IsValid(text))
        {
            return null;
        }

        var ring = await keys.GetAsync(serverId, KeyUse.Grant);
        var plain = SecretBox.TryOpen(ring, Base64Url.DecodeFromChars(text), BoundTo(serverId, purpose));
        return plain is null ? null : JsonSerializer.Deserialize(plain, shape);
    }

    /// <summary>A refresh token of a family.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="family">Family id.</param>
    /// <param name="number">Number of the token, from 1.</param>
    /// <param name="claims">What may be said of the person, or null.</param>
    public ValueTask<string> SealRefreshTokenAsync(
        string serverId,
        string family,
        int number,
        IdentityClaims? claims
    ) =>
        SealAsync(
            serverId,
            RefreshTokenContent.Purpose,
            new RefreshTokenContent(family, number) { Claims = claims },
            GrantJsonContext.Default.RefreshTokenContent
        );

    /// <summary>Opens a refresh token; null when it is none of this server.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="text">Any text, or null.</param>
    public ValueTask<RefreshTokenContent?> OpenRefreshTokenAsync(string serverId, string? text) =>
        OpenAsync(
            serverId,
            RefreshTokenContent.Purpose,
            text ?? string.Empty,
            GrantJsonContext.Default.RefreshTokenContent
        );

    private static byte[] BoundTo(string serverId, string purpose) => Encoding.UTF8.GetBytes($"{serverId}/{purpose}");
}
