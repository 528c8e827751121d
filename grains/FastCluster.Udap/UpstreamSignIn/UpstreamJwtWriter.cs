using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Udap.UpstreamSignIn;

/// <summary>
/// Writes the JWTs by which this server proves itself to an identity provider: software statement and client assertion. Any
/// number of callers at once. TIER-10, TIER-25; SSRAA 2.0 sections 3.1 and 4.2.2.
/// </summary>
public static class UpstreamJwtWriter
{
    /// <summary>Lifetime of either: five minutes at most (JWT-11), and one is sent at once.</summary>
    private const long LifetimeSeconds = 120;

    // a JWT is never part of HTML: plus and the like need no escape
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a software statement.</summary>
    /// <param name="metadata">What is to be registered.</param>
    /// <param name="times">Audience, time and id.</param>
    /// <param name="chain">DER certificates of the key, leaf first.</param>
    /// <param name="key">The key of the leaf.</param>
    /// <param name="cancellationToken">Ends the wait for a key service.</param>
    /// <returns>The compact serialization.</returns>
    public static ValueTask<string> SignStatementAsync(
        UpstreamClientMetadata metadata,
        UpstreamJwtStamp times,
        ImmutableArray<ReadOnlyMemory<byte>> chain,
        ISigningKey key,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(key);
        return SignAsync(
            metadata.Issuer,
            times,
            writer =>
            {
                writer.WriteString("client_name"u8, metadata.ClientName);
                WriteArray(writer, "redirect_uris", [metadata.RedirectUri]);
                WriteArray(writer, "contacts", metadata.Contacts);
                writer.WriteString("logo_uri"u8, metadata.LogoUri);
                WriteArray(writer, "grant_types", ["authorization_code"]);
                WriteArray(writer, "response_types", ["code"]);
                writer.WriteString("token_endpoint_auth_method"u8, ClientMetadata.PrivateKeyJwt);
                writer.WriteString("scope"u8, UpstreamClientMetadata.Scope);
            },
            (chain, key),
            cancellationToken
        );
    }

    /// <summary>Writes a client assertion.</summary>
    /// <param name="clientId">Client id of this server there: <c>iss</c> and <c>sub</c>.</param>
    /// <param name="times">Audience, time and id.</param>
    /// <param name="chain">DER certificates of the key, leaf first.</param>
    /// <param name="key">The key of the leaf.</param>
    /// <param name="cancellationToken">Ends the wait for a key service.</param>
    /// <returns>The compact serialization.</returns>
    public static ValueTask<string> SignAssertionAsync(
        string clientId,
        UpstreamJwtStamp times,
        ImmutableArray<ReadOnlyMemory<byte>> chain,
        ISigningKey key,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        ArgumentNullException.ThrowIfNull(key);
        return SignAsync(clientId, times, static _ => { }, (chain, key), cancellationToken);
    }

    /// <summary>The body of a registration request. REG-02.</summary>
    /// <param name="statement">The software statement.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] WriteRegistration(string statement)
    {
        ArgumentException.ThrowIfNullOrEmpty(statement);
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            writer.WriteStartObject();
            writer.WriteString("software_statement"u8, statement);
            WriteArray(writer, "certifications", []);
            writer.WriteString("udap"u8, "1"u8);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static async ValueTask<string> SignAsync(
        string issuer,
        UpstreamJwtStamp times,
        Action<Utf8JsonWriter> writeMembers,
        (ImmutableArray<ReadOnlyMemory<byte>> Chain, ISigningKey Key) signer,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(times);
        var header = new ArrayBufferWriter<byte>(4096);
        ChainedJwtHeader.Write(signer.Key.Algorithm, signer.Chain, header);
        var payload = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(payload, s_options))
        {
            var now = times.Now.ToUnixTimeSeconds();
            writer.WriteStartObject();
            writer.WriteString("iss"u8, issuer);
            writer.WriteString("sub"u8, issuer);
            writer.WriteString("aud"u8, times.Audience);
            writer.WriteNumber("iat"u8, now);
            writer.WriteNumber("exp"u8, now + LifetimeSeconds);
            writer.WriteString("jti"u8, times.JwtId);
            writeMembers(writer);
            writer.WriteEndObject();
        }

        var signed = await JwsWriter.WriteAsync(
            header.WrittenMemory,
            payload.WrittenMemory,
            signer.Key,
            cancellationToken
        );
        return Encoding.ASCII.GetString(signed);
    }

    private static void WriteArray(Utf8JsonWriter writer, string name, ImmutableArray<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
