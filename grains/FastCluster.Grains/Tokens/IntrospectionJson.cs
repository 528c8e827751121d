using System.Buffers;
using System.Text.Json;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.AuthorizationExtensions;

namespace FastCluster.Grains.Tokens;

/// <summary>Writes introspection answers (RFC 7662 section 2.2).</summary>
internal static class IntrospectionJson
{
    /// <summary>Exactly <c>{"active":false}</c>: nothing tells one inactive token from another (REV-10).</summary>
    public static byte[] Inactive() => "{\"active\":false}"u8.ToArray();

    /// <summary>The answer for a live token, with the personal context opened for its audience (B2BU-08).</summary>
    /// <param name="claims">The token's claims.</param>
    /// <param name="personal">UTF-8 JSON of the personal extension objects, or null.</param>
    public static byte[] Write(AccessTokenClaims claims, byte[]? personal)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("active"u8, true);
            writer.WriteString("iss"u8, claims.Issuer);
            writer.WriteString("sub"u8, claims.Subject);
            writer.WriteString("client_id"u8, claims.ClientId);
            writer.WriteStartArray("aud"u8);
            foreach (var audience in claims.Audience)
            {
                writer.WriteStringValue(audience);
            }

            writer.WriteEndArray();
            writer.WriteNumber("iat"u8, claims.IssuedAt.ToUnixTimeSeconds());
            writer.WriteNumber("exp"u8, claims.ExpiresAt.ToUnixTimeSeconds());
            writer.WriteString("jti"u8, claims.JwtId);
            writer.WriteString("scope"u8, claims.Scope);
            writer.WriteString("token_type"u8, "Bearer"u8);
            writer.WriteString("community"u8, claims.Community);
            WriteExtensions(writer, claims.Context, personal);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>
    /// One <c>extensions</c> object: what the token says in clear and, member by member, what it hides from everyone else.
    /// </summary>
    private static void WriteExtensions(Utf8JsonWriter writer, AssertedContext? asserted, byte[]? personal)
    {
        if (asserted is null)
        {
            return;
        }

        writer.WritePropertyName("extensions"u8);
        if (personal is null)
        {
            AssertedContextJson.Write(writer, asserted);
            return;
        }

        var plain = new ArrayBufferWriter<byte>();
        using (var plainWriter = new Utf8JsonWriter(plain))
        {
            AssertedContextJson.Write(plainWriter, asserted);
        }

        using var known = JsonDocument.Parse(plain.WrittenMemory);
        using var hidden = JsonDocument.Parse(personal);
        WriteMerged(writer, known.RootElement, hidden.RootElement);
    }

    private static void WriteMerged(Utf8JsonWriter writer, JsonElement known, JsonElement hidden)
    {
        writer.WriteStartObject();
        foreach (var member in known.EnumerateObject())
        {
            writer.WritePropertyName(member.Name);
            if (hidden.TryGetProperty(member.Name, out var more) && more.ValueKind == JsonValueKind.Object)
            {
                WriteMerged(writer, member.Value, more);
            }
            else
            {
                member.Value.WriteTo(writer);
            }
        }

        foreach (var member in hidden.EnumerateObject().Where(member => !known.TryGetProperty(member.Name, out _)))
        {
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
