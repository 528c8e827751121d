using System.Reflection;
using System.Text.Json;
using FastCluster.Testing.Vectors;

namespace FastCluster.Conformance.Tests.Identity;

/// <summary>What an identity provider publishes, for data holders and for OpenID Connect clients.</summary>
public sealed class IdentityDiscoveryTests(IdentityServer identity) : IClassFixture<IdentityServer>
{
    private RunningServer Server => identity.Server;

    [Theory]
    [Requirement("DISC-07")]
    [Requirement("DISC-37")]
    [Requirement("TIER-08")]
    [Requirement("SCOPE-10")]
    [InlineData(null)]
    [InlineData(Names.CommunityB)]
    public async Task Metadata_OfTheIssuer_OffersTieredOAuth(string? community)
    {
        var query = community is null ? "" : $"?community={Uri.EscapeDataString(community)}";

        var answer = await Server.GetAsync($"{Tenant.Alpha.Issuer}/.well-known/udap{query}");

        Assert.Contains("udap_to", answer.Strings("udap_profiles_supported"));
        string[] scopes = ["openid", "udap", "profile", "email", "fhirUser", "offline_access"];
        Assert.Equal(scopes, scopes.Intersect(answer.Strings("scopes_supported")));
        Assert.Contains("authorization_code", answer.Strings("grant_types_supported"));
        var signed = AccessToken.Read(answer["signed_metadata"]!);
        Assert.Equal(Tenant.Alpha.Issuer, signed.Claims.GetProperty("iss").GetString());
        Assert.Equal(answer["token_endpoint"], signed.Claims.GetProperty("token_endpoint").GetString());
    }

    [Fact]
    [Requirement("DISC-07")]
    public async Task Metadata_OfAFhirServer_OffersNoIdentityProvider()
    {
        var answer = await Server.GetAsync($"{Names.BaseOne}/.well-known/udap");

        Assert.DoesNotContain("udap_to", answer.Strings("udap_profiles_supported"));
    }

    [Fact]
    [Requirement("BCP-01")]
    [Requirement("BCP-02")]
    public async Task DiscoveryDocument_OfOpenIdConnect_SaysWhatIsServed()
    {
        var answer = await Server.GetAsync($"{Tenant.Alpha.Issuer}/.well-known/openid-configuration");

        Assert.Equal(Tenant.Alpha.Issuer, answer["issuer"]);
        Assert.Equal(IdentityServer.UserInfo, answer["userinfo_endpoint"]);
        Assert.Equal(IdentityServer.Keys, answer["jwks_uri"]);
        Assert.Equal(["public"], answer.Strings("subject_types_supported"));
        Assert.Equal(["RS256"], answer.Strings("id_token_signing_alg_values_supported"));
        Assert.Equal(["code"], answer.Strings("response_types_supported"));
        Assert.Contains("fhirUser", answer.Strings("claims_supported"));
        Assert.False(answer.Json.GetProperty("request_uri_parameter_supported").GetBoolean());
        Assert.Equal("*", answer.Headers["Access-Control-Allow-Origin"]);
    }

    [Theory]
    [Requirement("BCP-01")]
    [InlineData(
        "https://alpha.test/.well-known/oauth-authorization-server",
        "https://alpha.test/.well-known/jwks.json"
    )]
    [InlineData("https://beta.test/.well-known/openid-configuration", "https://beta.test/.well-known/jwks.json")]
    public async Task OtherDocument_SaysNothingOfIdTokens(string url, string keys)
    {
        var answer = await Server.GetAsync(url);

        Assert.Equal(keys, answer["jwks_uri"]);
        Assert.DoesNotContain("userinfo_endpoint", answer.Members);
        Assert.DoesNotContain("id_token_signing_alg_values_supported", answer.Members);
    }

    /// <summary>Rows of the shared table for identity providers are tests of this folder, tagged as the rows say.</summary>
    [Fact]
    public void Cases_OfTheTable_AreTestsOfTheirRequirements()
    {
        var text = File.ReadAllBytes(RepositoryFiles.PathOf("tests/vectors/cases/tiered.json"));
        var rows = JsonElement
            .Parse(text)
            .GetProperty("cases")
            .EnumerateArray()
            .Where(one => one.GetProperty("role").GetString() == "IdP")
            .ToDictionary(
                one => one.GetProperty("id").GetString()!,
                one => one.GetProperty("reqs").EnumerateArray().Select(requirement => requirement.GetString()!)
            );

        var tested = typeof(DataHolderTests)
            .GetMethods()
            .SelectMany(test =>
                from named in test.GetCustomAttributes<VectorCaseAttribute>()
                from requirement in test.GetCustomAttributes<RequirementAttribute>()
                select (named.Id, requirement.Id)
            )
            .ToHashSet();

        Assert.Equal(["idp-no-refresh", "idp-no-udap-scope"], rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.All(row.Value, requirement => Assert.Contains((row.Key, requirement), tested)));
    }
}
