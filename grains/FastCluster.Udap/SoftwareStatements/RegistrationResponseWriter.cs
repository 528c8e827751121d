using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Grants;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>
/// Writes registration answers as UTF-8 JSON. Members without a value are left out, never null or empty (REG-28); the
/// standard claims of the statement and any secret are never written (REG-29, REG-31).
/// </summary>
public static class RegistrationResponseWriter
{
    /// <summary>Writes the answer to a registration or modification. REG-27, REG-30.</summary>
    /// <param name="response">What to answer.</param>
    public static byte[] WriteRegistered(RegistrationResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return Write(writer =>
        {
            WriteIdentity(writer, response.ClientId, response.SoftwareStatement);
            if (response.IssuedAt is { } issuedAt)
            {
                writer.WriteNumber("client_id_issued_at", issuedAt);
            }

            WriteMembers(writer, response.Metadata);
            WriteList(writer, "certifications", response.Certifications);
        });
    }

    /// <summary>Writes the answer to a cancellation: the id that was cancelled and no grant types. MOD-11.</summary>
    /// <param name="clientId">The client id that was cancelled.</param>
    /// <param name="softwareStatement">The software statement exactly as submitted.</param>
    public static byte[] WriteCancelled(string clientId, string softwareStatement)
    {
        ArgumentNullException.ThrowIfNull(clientId);
        ArgumentNullException.ThrowIfNull(softwareStatement);
        return Write(writer =>
        {
            WriteIdentity(writer, clientId, softwareStatement);
            writer.WriteStartArray("grant_types");
            writer.WriteEndArray();
        });
    }

    /// <summary>Writes the registered members alone, as a JSON object.</summary>
    /// <param name="metadata">What is registered.</param>
    public static byte[] WriteMetadata(ClientMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return Write(writer => WriteMembers(writer, metadata));
    }

    private static byte[] Write(Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteIdentity(Utf8JsonWriter writer, string clientId, string softwareStatement)
    {
        writer.WriteString("client_id", clientId);
        writer.WriteString("software_statement", softwareStatement);
    }

    private static void WriteMembers(Utf8JsonWriter writer, ClientMetadata metadata)
    {
        writer.WriteString("client_name", metadata.ClientName);
        WriteList(writer, "grant_types", [.. metadata.GrantTypes.Select(GrantTypeNames.ToName)]);
        writer.WriteString("token_endpoint_auth_method", ClientMetadata.PrivateKeyJwt);
        writer.WriteString("scope", metadata.Scope);
        WriteList(writer, "redirect_uris", metadata.RedirectUris);
        WriteList(writer, "response_types", metadata.ResponseTypes);
        WriteList(writer, "contacts", metadata.Contacts);
        WriteText(writer, "logo_uri", metadata.LogoUri);
        WriteText(writer, "client_uri", metadata.ClientUri);
        WriteText(writer, "tos_uri", metadata.TosUri);
        WriteText(writer, "policy_uri", metadata.PolicyUri);
        WriteText(writer, "software_id", metadata.SoftwareId);
        WriteText(writer, "software_version", metadata.SoftwareVersion);
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteList(Utf8JsonWriter writer, string name, ImmutableArray<string> values)
    {
        if (values.IsDefaultOrEmpty)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
