using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Pki;
using FastCluster.Testing.Jwt;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Targets;

/// <summary>Writes and signs what clients and resource servers send; a fresh <c>jti</c> each, valid for 300 s from now.</summary>
/// <param name="endpoints">URLs of the server.</param>
/// <param name="scope">Scope that clients register and ask for.</param>
internal sealed class UdapRequests(TargetEndpoints endpoints, string scope)
{
    private const string AssertionType =
        "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer";

    /// <summary>Metadata of the FHIR base URL.</summary>
    public SignedRequest Discovery() => new(new Uri(endpoints.Discovery), MediaType: null, []);

    /// <summary>First registration, or another statement of a registered client.</summary>
    public SignedRequest Registration(TestClient client) => Statement(client, "client_credentials");

    /// <summary>Cancels a registration: a statement without grant types (MOD-10).</summary>
    public SignedRequest Cancellation(TestClient client) => Statement(client);

    /// <summary>A client-credentials token.</summary>
    public SignedRequest Token(TestClient client)
    {
        var assertion = Jwt(client.Credential, client.ClientId, endpoints.Token)
            .WithClaim("extensions", TestClient.Context())
            .Build();
        return Form(endpoints.Token, assertion, $"grant_type=client_credentials&scope={Uri.EscapeDataString(scope)}");
    }

    /// <summary>Revocation of a token by its client.</summary>
    public SignedRequest Revocation(TestClient client, string token) =>
        Form(
            endpoints.Revocation,
            Jwt(client.Credential, client.ClientId, endpoints.Revocation).Build(),
            $"token={token}"
        );

    /// <summary>A resource server's question about a token.</summary>
    /// <param name="caller">The resource server; its client id is its caller id.</param>
    /// <param name="token">The access token.</param>
    public SignedRequest Introspection(TestClient caller, string token) =>
        Form(
            endpoints.Introspection,
            Jwt(caller.Credential, caller.ClientId, endpoints.Introspection).Build(),
            $"token={token}"
        );

    private static SignedRequest Form(string url, string assertion, string fields) =>
        new(
            new Uri(url),
            "application/x-www-form-urlencoded",
            Encoding.ASCII.GetBytes($"{fields}&{AssertionType}&client_assertion={assertion}&udap=1")
        );

    private SignedRequest Statement(TestClient client, params string[] grantTypes)
    {
        var statement = Jwt(client.Credential, client.Uri, endpoints.Registration)
            .WithClaim("client_name", "Load")
            .WithClaim("contacts", new JsonArray("mailto:load@example.test"))
            .WithClaim("grant_types", new JsonArray([.. grantTypes.Select(type => JsonValue.Create(type))]))
            .WithClaim("token_endpoint_auth_method", "private_key_jwt")
            .WithClaim("scope", scope)
            .Build();
        var body = new JsonObject { ["software_statement"] = statement, ["udap"] = "1" }.ToJsonString();
        return new(new Uri(endpoints.Registration), "application/json", Encoding.UTF8.GetBytes(body));
    }

    private static JwtBuilder Jwt(CertifiedKey credential, string issuer, string audience) =>
        JwtBuilder
            .SignedBy(credential.PrivateKey, ClientKeys.AlgorithmOf(credential.PrivateKey), credential.CertificateChain)
            .WithStandardClaims(issuer, audience, TimeProvider.System.GetUtcNow());
}
