using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.Metadata;

/// <summary>Writes the UDAP metadata document and the claims of its signed part. SSRAA 2.0 sections 2.2 and 2.3.</summary>
public static class UdapMetadataWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document of <c>/.well-known/udap</c>.</summary>
    /// <param name="metadata">What is said.</param>
    /// <param name="signedMetadata">Compact JWS over <see cref="WriteClaims"/>, ASCII.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] WriteDocument(ServerMetadata metadata, ReadOnlyMemory<byte> signedMetadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return Write(writer =>
        {
            WriteArray(writer, "udap_versions_supported", ["1"]);
            WriteArray(writer, "udap_profiles_supported", ProfilesOf(metadata));
            WriteArray(writer, "udap_authorization_extensions_supported", metadata.Extensions);
            WriteRequired(
                writer,
                "udap_authorization_extensions_required",
                metadata.Extensions,
                metadata.ExtensionsRequired
            );
            WriteArray(writer, "udap_certifications_supported", metadata.Certifications);
            WriteRequired(
                writer,
                "udap_certifications_required",
                metadata.Certifications,
                metadata.CertificationsRequired
            );
            WriteArray(writer, "grant_types_supported", metadata.GrantTypes);
            WriteArray(writer, "scopes_supported", metadata.Scopes);
            WriteEndpoints(writer, metadata);
            WriteArray(writer, "token_endpoint_auth_methods_supported", ["private_key_jwt"]);
            WriteArray(writer, "token_endpoint_auth_signing_alg_values_supported", metadata.Algorithms);
            WriteArray(writer, "registration_endpoint_jwt_signing_alg_values_supported", metadata.Algorithms);
            writer.WriteString("signed_metadata", signedMetadata.Span);
        });
    }

    /// <summary>The claims to be signed.</summary>
    /// <param name="metadata">What is said.</param>
    /// <param name="jwtId">Never reused before the earlier JWT has expired (DISC-25).</param>
    /// <param name="issuedAt">Time of signing.</param>
    /// <param name="expiresAt">At most one year later (DISC-24).</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] WriteClaims(
        ServerMetadata metadata,
        string jwtId,
        DateTimeOffset issuedAt,
        DateTimeOffset expiresAt
    )
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return Write(writer =>
        {
            writer.WriteString("iss", metadata.BaseUrl);
            writer.WriteString("sub", metadata.BaseUrl);
            writer.WriteNumber("iat", issuedAt.ToUnixTimeSeconds());
            writer.WriteNumber("exp", expiresAt.ToUnixTimeSeconds());
            writer.WriteString("jti", jwtId);
            WriteEndpoints(writer, metadata);
        });
    }

    /// <summary>The header: RS256 whatever else the server accepts, and the chain (DISC-21).</summary>
    /// <param name="chain">DER certificates, leaf first.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] WriteHeader(ImmutableArray<ReadOnlyMemory<byte>> chain)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        ChainedJwtHeader.Write(JwtAlgorithm.Rs256, chain, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private static ImmutableArray<string> ProfilesOf(ServerMetadata metadata) =>
        [
            "udap_dcr",
            "udap_authn",
            .. metadata.GrantTypes.Contains("client_credentials", StringComparer.Ordinal) ? new[] { "udap_authz" } : [],
            .. metadata.OffersTieredOAuth ? new[] { "udap_to" } : [],
        ];

    private static void WriteEndpoints(Utf8JsonWriter writer, ServerMetadata metadata)
    {
        if (metadata.AuthorizationEndpoint is { } authorization)
        {
            writer.WriteString("authorization_endpoint", authorization);
        }

        writer.WriteString("token_endpoint", metadata.TokenEndpoint);
        writer.WriteString("registration_endpoint", metadata.RegistrationEndpoint);
    }

    private static void WriteRequired(
        Utf8JsonWriter writer,
        string name,
        ImmutableArray<string> supported,
        ImmutableArray<string> required
    )
    {
        if (!supported.IsEmpty)
        {
            WriteArray(writer, name, required);
        }
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

    private static byte[] Write(Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
