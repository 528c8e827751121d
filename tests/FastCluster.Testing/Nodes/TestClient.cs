using System.Text.Json.Nodes;
using FastCluster.Pki;

namespace FastCluster.Testing.Nodes;

/// <summary>A client with its certificate.</summary>
/// <param name="Uri">Issuer URI, a name of the certificate.</param>
/// <param name="Credential">Certificate and key.</param>
/// <param name="ClientId">Its client id; empty before it registered.</param>
internal sealed record TestClient(string Uri, CertifiedKey Credential, string ClientId = "")
{
    /// <summary>A client with a certificate of its own.</summary>
    public static TestClient Create(TestCommunity community, string name)
    {
        var uri = $"https://client.test/{name}";
        return new(uri, community.IssueClient(uri));
    }

    /// <summary>The authorization extension that a client credentials request carries.</summary>
    public static JsonObject Context() =>
        new()
        {
            ["hl7-b2b"] = new JsonObject
            {
                ["version"] = "1",
                ["organization_name"] = "Durability",
                ["organization_id"] = "https://client.test/organization",
                ["purpose_of_use"] = new JsonArray("urn:oid:2.16.840.1.113883.5.8#TREAT"),
            },
        };
}
