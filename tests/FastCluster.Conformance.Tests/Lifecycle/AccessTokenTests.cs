using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FastCluster.Contracts.Keys;

namespace FastCluster.Conformance.Tests.Lifecycle;

public sealed class AccessTokenTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    [Requirement("AT-02")]
    [Requirement("AT-03")]
    [Requirement("AT-05")]
    [Requirement("TOK-21")]
    public async Task Token_Granted_HasTheClaimsOfRfc9068()
    {
        var client = await server.RegisteredClientAsync();

        var answer = await client.TokenAsync(form: form => form.With("scope", "system/Patient.rs"));
        var claims = AccessToken.Read(answer["access_token"]!).Claims;

        Assert.Equal(Tenant.Alpha.Issuer, claims.GetProperty("iss").GetString());
        Assert.Equal(client.ClientId, claims.GetProperty("sub").GetString());
        Assert.Equal(client.ClientId, claims.GetProperty("client_id").GetString());
        Assert.Equal("system/Patient.rs", claims.GetProperty("scope").GetString());
        Assert.NotEmpty(claims.GetProperty("jti").GetString()!);
        Assert.Equal(server.Clock.GetUtcNow().ToUnixTimeSeconds(), claims.GetProperty("iat").GetInt64());
        var life = claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64();
        Assert.InRange(life, 1, 3600);
        Assert.Equal(life, answer.Json.GetProperty("expires_in").GetInt64());
    }

    [Fact]
    [Requirement("AT-04")]
    [Requirement("DISC-35")]
    public async Task Token_WithoutResource_IsForEveryBaseOfTheCommunity()
    {
        var client = await server.RegisteredClientAsync();

        var claims = AccessToken.Read(await client.GetTokenAsync()).Claims;

        Assert.Equal(
            [Names.BaseOne, Names.BaseTwo],
            claims.GetProperty("aud").EnumerateArray().Select(one => one.GetString())
        );
    }

    [Fact]
    [Requirement("AT-04")]
    [Requirement("BCP-08")]
    public async Task Token_WithResource_IsForThatBaseAlone()
    {
        var client = await server.RegisteredClientAsync();

        var answer = await client.TokenAsync(form: form => form.With("resource", Names.BaseTwo));
        var claims = AccessToken.Read(answer["access_token"]!).Claims;

        Assert.Equal(Names.BaseTwo, claims.GetProperty("aud").GetString());
        Assert.False(await server.ResourceServer().IsActiveAsync(answer["access_token"]!));
        Assert.True(await server.ResourceServer(Names.BaseTwo).IsActiveAsync(answer["access_token"]!));
    }

    [Theory]
    [InlineData(Names.BaseThree)]
    [InlineData("https://fhir.alpha.test/two")]
    [InlineData("https://alpha.test/token")]
    [Requirement("AT-04")]
    public async Task Token_ForAResourceOfNoBaseOfTheCommunity_IsRefused(string resource)
    {
        var client = await server.RegisteredClientAsync();

        var answer = await client.TokenAsync(form: form => form.With("resource", resource));

        Assert.Equal("400 invalid_target", answer.Outcome);
    }

    [Fact]
    [Requirement("AT-07")]
    [Requirement("B2B-18")]
    public async Task Token_Granted_SaysCommunityCertificateAndContext()
    {
        var client = await server.RegisteredClientAsync();

        var claims = AccessToken.Read(await client.GetTokenAsync()).Claims;

        var thumbprint = Base64Url.EncodeToString(SHA256.HashData(client.Key.Certificate.Span));
        Assert.Equal(Names.CommunityA, claims.GetProperty("community").GetString());
        Assert.Equal(thumbprint, claims.GetProperty("fc").GetProperty("x5t").GetString());
        var context = claims.GetProperty("extensions").GetProperty("hl7-b2b");
        Assert.Equal("https://organization.test/1", context.GetProperty("organization_id").GetString());
        Assert.Contains("TREAT", context.GetProperty("purpose_of_use")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("B2B-19")]
    public async Task Token_ForAnotherPurpose_IsAnotherTokenWithThatPurpose()
    {
        var client = await server.RegisteredClientAsync();

        var treatment = AccessToken.Read(await client.GetTokenAsync(one => WithPurpose(one, "TREAT"))).Claims;
        var payment = AccessToken.Read(await client.GetTokenAsync(one => WithPurpose(one, "HPAYMT"))).Claims;
        var again = AccessToken.Read(await client.GetTokenAsync(one => WithPurpose(one, "TREAT"))).Claims;

        string?[] ids = [.. new[] { treatment, payment, again }.Select(one => one.GetProperty("jti").GetString())];
        Assert.Equal(3, ids.Distinct().Count());
        Assert.EndsWith("TREAT", PurposeOf(treatment), StringComparison.Ordinal);
        Assert.EndsWith("HPAYMT", PurposeOf(payment), StringComparison.Ordinal);
        Assert.EndsWith("TREAT", PurposeOf(again), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("AT-08")]
    public async Task Token_SignedBeforeARotation_StillVerifies()
    {
        var client = await server.RegisteredClientAsync();
        var before = AccessToken.Read(await client.GetTokenAsync());
        Assert.Equal("at+jwt", before.Header.GetProperty("typ").GetString());
        Assert.True(before.IsSignedByOneOf(await KeySetAsync()));

        await server.Grains.GetGrain<IKeyRingGrain>($"{Tenant.Alpha.Id}/{KeyUse.AccessToken}").RotateAsync();
        var after = await Eventually.Async(
            async () => AccessToken.Read(await client.GetTokenAsync()),
            token => token.KeyId != before.KeyId,
            "a token of the new key"
        );

        Assert.True(before.IsSignedByOneOf(await KeySetAsync()));
        Assert.True(after.IsSignedByOneOf(await KeySetAsync()));
        Assert.True(await server.ResourceServer().IsActiveAsync(before.Text));
        Assert.True(await server.ResourceServer().IsActiveAsync(after.Text));
    }

    [Fact]
    [Requirement("AT-08")]
    public async Task KeySets_OfTwoTenants_ShareNoKeyId()
    {
        var alpha = await server.GetAsync(Tenant.Alpha.JwksUri);
        var beta = await server.GetAsync(Tenant.Beta.JwksUri);

        string?[] ids =
        [
            .. new[] { alpha, beta }.SelectMany(set =>
                set.Json.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString())
            ),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.DoesNotContain("\"d\"", alpha.Text + beta.Text, StringComparison.Ordinal);
    }

    private static JwtBuilder WithPurpose(JwtBuilder assertion, string purpose) =>
        assertion.WithClaim("extensions", new JsonObject { ["hl7-b2b"] = TestClient.B2b(purpose) });

    private static string? PurposeOf(System.Text.Json.JsonElement claims) =>
        claims.GetProperty("extensions").GetProperty("hl7-b2b").GetProperty("purpose_of_use")[0].GetString();

    private async Task<System.Text.Json.JsonElement> KeySetAsync() =>
        (await server.GetAsync(Tenant.Alpha.JwksUri)).Json;
}
