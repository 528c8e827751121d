using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.IdTokens;

/// <summary>
/// Writes ID tokens of this server: <c>alg</c> and <c>x5c</c> in the header, so that another server trusts them through the
/// community's certificates, and <c>kid</c> for apps that look keys up. Any number of callers at once. TIER-41; SSRAA 2.0
/// section 7.1.
/// </summary>
public static class IdTokenWriter
{
    private const int HeaderCapacity = 4096;
    private const int PayloadCapacity = 1024;

    // a JWT is never part of HTML: plus and the like need no escape
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes and signs one token.</summary>
    /// <param name="claims">What it says; the issuer is a URI name of the leaf.</param>
    /// <param name="accessToken">The access token that goes with it, for <c>at_hash</c>; null when there is none.</param>
    /// <param name="chain">DER certificates of the key, leaf first.</param>
    /// <param name="key">The key of the leaf; its algorithm stands in the header.</param>
    /// <param name="cancellationToken">Ends the wait for a key service.</param>
    /// <returns>The compact serialization, ASCII.</returns>
    /// <exception cref="ArgumentException">The chain is empty.</exception>
    public static async ValueTask<byte[]> SignAsync(
        IdTokenClaims claims,
        string? accessToken,
        ImmutableArray<ReadOnlyMemory<byte>> chain,
        ISigningKey key,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(key);
        if (chain.IsDefaultOrEmpty)
        {
            throw new ArgumentException("An ID token needs a chain.", nameof(chain));
        }

        using var header = new PooledBufferWriter(HeaderCapacity);
        using var payload = new PooledBufferWriter(PayloadCapacity);
        ChainedJwtHeader.Write(key.Algorithm, chain, header, CertificateKeyId.Of(chain[0].Span));
        WritePayload(claims, accessToken is null ? null : AccessTokenHash.Of(accessToken, key.Algorithm), payload);
        return await JwsWriter.WriteAsync(header.WrittenMemory, payload.WrittenMemory, key, cancellationToken);
    }

    private static void WritePayload(IdTokenClaims claims, string? accessTokenHash, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, s_options);
        writer.WriteStartObject();
        writer.WriteString("iss"u8, claims.Issuer);
        writer.WriteString("sub"u8, claims.Subject);
        writer.WriteString("aud"u8, claims.Audience);
        writer.WriteNumber("iat"u8, claims.IssuedAt.ToUnixTimeSeconds());
        writer.WriteNumber("exp"u8, claims.ExpiresAt.ToUnixTimeSeconds());
        WriteOptional(writer, "nonce"u8, claims.Nonce);
        if (claims.AuthenticatedAt is { } authenticatedAt)
        {
            writer.WriteNumber("auth_time"u8, authenticatedAt.ToUnixTimeSeconds());
        }

        WriteOptional(writer, "acr"u8, claims.Acr);
        WriteAmr(writer, claims.Amr);
        WriteOptional(writer, "at_hash"u8, accessTokenHash);
        claims.Person?.Write(writer);
        writer.WriteEndObject();
    }

    private static void WriteAmr(Utf8JsonWriter writer, ImmutableArray<string> methods)
    {
        if (methods.IsDefaultOrEmpty)
        {
            return;
        }

        writer.WriteStartArray("amr"u8);
        foreach (var method in methods)
        {
            writer.WriteStringValue(method);
        }

        writer.WriteEndArray();
    }

    private static void WriteOptional(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
