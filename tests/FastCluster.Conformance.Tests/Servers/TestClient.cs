using System.Text.Json.Nodes;
using FastCluster.Pki;
using FastCluster.Udap.Jwt;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>
/// A client application with a certificate: everything it sends is valid unless a test changes one thing. It keeps the
/// client id of its latest registration.
/// </summary>
public sealed class TestClient(RunningServer server, Tenant tenant, string uri, CertifiedKey key)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    public string Uri => uri;

    public CertifiedKey Key => key;

    public Tenant Tenant => tenant;

    /// <summary>From the latest successful registration, or what a test gives.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The same application with another certificate, or at another tenant.</summary>
    public TestClient As(CertifiedKey? otherKey = null, Tenant? otherTenant = null) =>
        new(server, otherTenant ?? tenant, uri, otherKey ?? key) { ClientId = ClientId };

    /// <summary>A JWT of this client with all standard claims.</summary>
    public JwtBuilder Jwt(string issuer, string audience) =>
        JwtBuilder
            .SignedBy(key.PrivateKey, JwtAlgorithm.Es256, [.. key.CertificateChain])
            .WithStandardClaims(issuer, audience, server.Clock.GetUtcNow());

    /// <summary>A valid software statement for client credentials.</summary>
    public JwtBuilder Statement() =>
        Jwt(uri, tenant.RegistrationEndpoint)
            .WithClaim("client_name", "Test client")
            .WithClaim("contacts", new JsonArray("mailto:office@client.test"))
            .WithClaim("grant_types", new JsonArray("client_credentials"))
            .WithClaim("token_endpoint_auth_method", "private_key_jwt")
            .WithClaim("scope", Names.Scopes);

    /// <summary>The same statement, valid for the authorization-code grant.</summary>
    public static JwtBuilder ForCode(JwtBuilder statement) =>
        statement
            .WithClaim("grant_types", new JsonArray("authorization_code"))
            .WithClaim("response_types", new JsonArray("code"))
            .WithClaim("logo_uri", "https://client.test/logo.png")
            .WithClaim("redirect_uris", new JsonArray("https://client.test/cb"))
            .WithClaim("scope", "user/Patient.rs");

    /// <summary>A valid assertion with the B2B object.</summary>
    public JwtBuilder Assertion() =>
        Jwt(ClientId, tenant.TokenEndpoint).WithClaim("extensions", new JsonObject { ["hl7-b2b"] = B2b() });

    /// <summary>A valid B2B object.</summary>
    public static JsonObject B2b(string purpose = "TREAT") =>
        new()
        {
            ["version"] = "1",
            ["organization_id"] = "https://organization.test/1",
            ["purpose_of_use"] = new JsonArray(purpose),
        };

    /// <summary>Form fields of a token request around an assertion.</summary>
    public static FormBuilder TokenForm(string assertion) =>
        CallerForm(assertion).With("grant_type", "client_credentials");

    /// <summary>Registers with a statement that differs from the valid one as told.</summary>
    public Task<Answer> RegisterAsync(Func<JwtBuilder, JwtBuilder>? change = null) =>
        RegisterAsync((change ?? (statement => statement))(Statement()).Build());

    /// <summary>Registers with any statement and certifications.</summary>
    public async Task<Answer> RegisterAsync(string statement, params string[] certifications)
    {
        var answer = await server.PostJsonAsync(tenant.RegistrationEndpoint, Body(statement, certifications));
        ClientId = (int)answer.Status < 300 ? answer["client_id"]! : ClientId;
        return answer;
    }

    /// <summary>The body of a registration request.</summary>
    public static JsonObject Body(string statement, params string[] certifications) =>
        new()
        {
            ["software_statement"] = statement,
            ["certifications"] = new JsonArray([.. certifications.Select(one => JsonValue.Create(one))]),
            ["udap"] = "1",
        };

    /// <summary>Cancels with nothing but the claims of the JWT and an empty list of grants.</summary>
    public Task<Answer> CancelAsync(Func<JwtBuilder, JwtBuilder>? change = null)
    {
        var statement = Jwt(uri, tenant.RegistrationEndpoint).WithClaim("grant_types", new JsonArray());
        var text = (change ?? (same => same))(statement).Build();
        return server.PostJsonAsync(tenant.RegistrationEndpoint, Body(text));
    }

    /// <summary>Asks for a token with an assertion and a form that differ from the valid ones as told.</summary>
    public Task<Answer> TokenAsync(
        Func<JwtBuilder, JwtBuilder>? change = null,
        Func<FormBuilder, FormBuilder>? form = null
    )
    {
        var fields = TokenForm((change ?? (assertion => assertion))(Assertion()).Build());
        return server.PostFormAsync(tenant.TokenEndpoint, (form ?? (same => same))(fields));
    }

    /// <summary>A token that must be granted.</summary>
    public async Task<string> GetTokenAsync(Func<JwtBuilder, JwtBuilder>? change = null) =>
        await TokenAsync(change) is { Outcome: "200" } answer
            ? answer["access_token"]!
            : throw new InvalidOperationException("The token was refused.");

    /// <summary>Asks for a token with an assertion and an extension object that differs from the valid one as told.</summary>
    public Task<Answer> TokenForAsync(JsonObject extensions, Func<FormBuilder, FormBuilder>? form = null) =>
        TokenAsync(one => one.WithClaim("extensions", extensions), form);

    /// <summary>Revokes a token.</summary>
    public Task<Answer> RevokeAsync(string token, Func<FormBuilder, FormBuilder>? form = null)
    {
        var fields = CallerForm(Jwt(ClientId, tenant.TokenEndpoint).Build()).With("token", token);
        return server.PostFormAsync(tenant.RevocationEndpoint, (form ?? (same => same))(fields));
    }

    /// <summary>Form fields by which a client proves itself.</summary>
    public static FormBuilder CallerForm(string assertion) =>
        new FormBuilder()
            .With("client_assertion_type", AssertionType)
            .With("client_assertion", assertion)
            .With("udap", "1");
}
