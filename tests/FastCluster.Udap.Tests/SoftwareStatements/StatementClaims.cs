using System.Text.Json;
using System.Text.Json.Nodes;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.SoftwareStatements;
using Xunit;

namespace FastCluster.Udap.Tests.SoftwareStatements;

/// <summary>Claims of a software statement: good by default, one method per deviation.</summary>
internal sealed class StatementClaims
{
    public const string Issuer = "https://client-a.test/app";
    public const string RegistrationUrl = "https://as.test/register";
    private readonly JsonObject _claims;

    private StatementClaims(JsonObject claims) => _claims = claims;

    public static DateTimeOffset Now { get; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static StatementClaims ForCredentials() => new(Minimal("""["client_credentials"]""", "system/Patient.rs"));

    public static StatementClaims ForCode() =>
        new StatementClaims(Minimal("""["authorization_code","refresh_token"]""", "user/Patient.rs"))
            .With("redirect_uris", """["https://client-a.test/cb"]""")
            .With("response_types", """["code"]""")
            .With("logo_uri", "\"https://client-a.test/logo.png\"");

    public StatementClaims With(string name, string json)
    {
        _claims[name] = JsonNode.Parse(json);
        return this;
    }

    public StatementClaims WithText(string name, string text)
    {
        _claims[name] = JsonValue.Create(text);
        return this;
    }

    public StatementClaims Without(string name)
    {
        _claims.Remove(name);
        return this;
    }

    public JsonElement Build() => JsonElement.Parse(_claims.ToJsonString());

    public SoftwareStatementOutcome Validate() => Validate(Policy());

    public SoftwareStatementOutcome Validate(CommunityPolicy policy)
    {
        var claims = Build();
        Assert.Equal(RejectionReason.None, StandardClaimsReader.TryRead(claims, out var standard));
        return new SoftwareStatementValidator(policy).Validate(claims, standard!, Now);
    }

    public RejectionReason Reason() => ReasonOf(Validate());

    public ClientMetadata Accepted() => Assert.IsType<SoftwareStatementOutcome.Registration>(Validate()).Metadata;

    public static RejectionReason ReasonOf(SoftwareStatementOutcome outcome) =>
        outcome is SoftwareStatementOutcome.Rejected rejected ? rejected.Reason : RejectionReason.None;

    public static CommunityPolicy Policy() =>
        new()
        {
            Scopes = new() { Supported = ["system/Patient.rs", "user/Patient.rs", "system/Observation.rs", "udap"] },
        };

    private static JsonObject Minimal(string grantTypes, string scope)
    {
        var now = Now.ToUnixTimeSeconds();
        return new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = Issuer,
            ["aud"] = RegistrationUrl,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["jti"] = "1",
            ["client_name"] = "Test app",
            ["contacts"] = new JsonArray("mailto:ops@client-a.test"),
            ["grant_types"] = JsonNode.Parse(grantTypes),
            ["token_endpoint_auth_method"] = "private_key_jwt",
            ["scope"] = scope,
        };
    }
}
