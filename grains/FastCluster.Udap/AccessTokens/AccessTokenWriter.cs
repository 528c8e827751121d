using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FastCluster.Udap.AuthorizationExtensions;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Revocation;

namespace FastCluster.Udap.AccessTokens;

/// <summary>Writes access tokens as JWTs of type <c>at+jwt</c> (RFC 9068). Any number of callers at once. AT-01 to AT-07.</summary>
public static class AccessTokenWriter
{
    private const int HeaderCapacity = 256;
    private const int PayloadCapacity = 2048;

    // a JWT is never part of HTML: plus and the like need no escape
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes and signs one token.</summary>
    /// <param name="claims">What it says.</param>
    /// <param name="key">A key of the server; its algorithm and id stand in the header.</param>
    /// <param name="cancellationToken">Ends the wait for a key service.</param>
    /// <returns>The compact serialization, ASCII.</returns>
    /// <exception cref="ArgumentException">The claims name no audience, or too many entities.</exception>
    public static async ValueTask<byte[]> SignAsync(
        AccessTokenClaims claims,
        ISigningKey key,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(key);
        using var header = new PooledBufferWriter(HeaderCapacity);
        using var payload = new PooledBufferWriter(PayloadCapacity);
        WriteHeader(key, header);
        WritePayload(claims, payload);
        return await JwsWriter.WriteAsync(header.WrittenMemory, payload.WrittenMemory, key, cancellationToken);
    }

    /// <summary>Writes the header. AT-01.</summary>
    /// <param name="key">Names algorithm and key id.</param>
    /// <param name="output">Receives UTF-8 JSON.</param>
    public static void WriteHeader(ISigningKey key, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(key);
        TypedJwtHeader.Write(AccessTokenMembers.Type, key, output);
    }

    /// <summary>Writes the claims. AT-02 to AT-07.</summary>
    /// <param name="claims">What the token says.</param>
    /// <param name="output">Receives UTF-8 JSON.</param>
    /// <exception cref="ArgumentException">The claims name no audience, or too many entities.</exception>
    public static void WritePayload(AccessTokenClaims claims, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(claims);
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        writer.WriteString("iss"u8, claims.Issuer);
        writer.WriteString("sub"u8, claims.Subject);
        writer.WriteString("client_id"u8, claims.ClientId);
        WriteAudience(writer, claims);
        writer.WriteNumber("iat"u8, claims.IssuedAt.ToUnixTimeSeconds());
        writer.WriteNumber("exp"u8, claims.ExpiresAt.ToUnixTimeSeconds());
        writer.WriteString("jti"u8, claims.JwtId);
        if (claims.Scope.Length > 0)
        {
            writer.WriteString("scope"u8, claims.Scope);
        }

        writer.WriteString("community"u8, claims.Community);
        if (claims.Context is { } context)
        {
            writer.WritePropertyName("extensions"u8);
            AssertedContextJson.Write(writer, context);
        }

        WriteSignIn(writer, claims);
        WriteStatus(writer, claims);
        WritePrivate(writer, claims);
        writer.WriteEndObject();
    }

    private static void WriteAudience(Utf8JsonWriter writer, AccessTokenClaims claims)
    {
        if (claims.Audience.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A token needs an audience.", nameof(claims));
        }

        if (claims.Audience.Length == 1)
        {
            writer.WriteString("aud"u8, claims.Audience[0]);
            return;
        }

        writer.WriteStartArray("aud"u8);
        foreach (var audience in claims.Audience)
        {
            writer.WriteStringValue(audience);
        }

        writer.WriteEndArray();
    }

    private static void WriteSignIn(Utf8JsonWriter writer, AccessTokenClaims claims)
    {
        if (claims.AuthenticatedAt is { } at)
        {
            writer.WriteNumber("auth_time"u8, at.ToUnixTimeSeconds());
        }

        if (claims.Assurance is { } assurance)
        {
            writer.WriteString("acr"u8, assurance);
        }

        if (!claims.Methods.IsDefaultOrEmpty)
        {
            writer.WriteStartArray("amr"u8);
            foreach (var method in claims.Methods)
            {
                writer.WriteStringValue(method);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteStatus(Utf8JsonWriter writer, AccessTokenClaims claims)
    {
        if (claims.Status is not { } status)
        {
            return;
        }

        writer.WriteStartObject("status"u8);
        writer.WriteStartObject("status_list"u8);
        writer.WriteNumber("idx"u8, status.Index);
        writer.WriteString("uri"u8, status.Uri);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WritePrivate(Utf8JsonWriter writer, AccessTokenClaims claims)
    {
        Span<byte> packed = stackalloc byte[EntityPacking.GetLength(EntityPacking.MaximumRecords)];
        var length = EntityPacking.Write(claims.Entities.AsSpan(), packed);
        writer.WriteStartObject("fc"u8);
        writer.WriteNumber("v"u8, AccessTokenMembers.CurrentVersion);
        writer.WriteString("fam"u8, claims.FamilyId);
        WriteBase64Url(writer, "ent"u8, packed[..length]);
        WriteBase64Url(writer, "x5t"u8, claims.LeafThumbprint.Span);
        if (!claims.EncryptedContext.IsEmpty)
        {
            WriteBase64Url(writer, "enc"u8, claims.EncryptedContext.Span);
        }

        writer.WriteEndObject();
    }

    private static void WriteBase64Url(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Base64Url.GetEncodedLength(value.Length));
        try
        {
            var length = Base64Url.EncodeToUtf8(value, buffer);
            writer.WriteString(name, buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
