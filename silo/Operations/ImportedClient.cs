using System.Text.Json;
using FastCluster.Contracts.Clients;
using FastCluster.Udap.Jwt;

namespace FastCluster.Silo.Operations;

/// <summary>One line of a client import file.</summary>
/// <param name="ServerId">Authorization server.</param>
/// <param name="Alias">Client id given elsewhere that stays usable, or null.</param>
/// <param name="Command">What it registered.</param>
internal sealed record ImportedClient(string ServerId, string? Alias, RegisterClient Command)
{
    /// <summary>
    /// Reads <c>{"server","community","iss","scope","grant_types":[...],"client_name"?,"client_id"?}</c>.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="client">The client, when true is returned.</param>
    public static bool TryParse(string line, out ImportedClient? client)
    {
        client = null;
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var root = document.RootElement;
            var isRead =
                root.ValueKind == JsonValueKind.Object
                & root.TryGetString("server", out var server)
                & root.TryGetString("community", out var community)
                & root.TryGetString("iss", out var issuer)
                & root.TryGetString("scope", out var scope)
                & root.TryGetStrings("grant_types", out var grantTypes);
            if (!isRead || grantTypes.IsEmpty)
            {
                return false;
            }

            root.TryGetOptionalString("client_id", out var alias);
            root.TryGetOptionalString("client_name", out var name);
            var registration = new ClientRegistration
            {
                MetadataJson = $$"""{"client_name":"{{JsonEncodedText.Encode(name ?? issuer)}}"}""",
                Scope = scope,
                GrantTypes = [.. grantTypes],
            };
            var certificate = new ClientCertificate([], "", "", null, null, [], 0, "", []);
            client = new(server, alias, new RegisterClient(community, issuer, registration, certificate));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
