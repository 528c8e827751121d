using System.Text.Json;
using FastCluster.Conformance.Tests.People;
using Microsoft.IdentityModel.Tokens;

namespace FastCluster.Conformance.Tests.Identity;

/// <summary>ID tokens of apps that ask <c>openid</c> beside data.</summary>
public sealed class IdTokenTests(IdentityServer identity) : IClassFixture<IdentityServer>
{
    private RunningServer Server => identity.Server;

    [Theory]
    [Requirement("TOK-30")]
    [Requirement("SCOPE-10")]
    [InlineData("openid", "")]
    [InlineData("openid profile", "name")]
    [InlineData("openid email", "email email_verified")]
    [InlineData("openid fhirUser", "fhirUser")]
    [InlineData("openid profile email fhirUser user/Patient.rs", "email email_verified fhirUser name")]
    [InlineData("user/Patient.rs profile email fhirUser", null)]
    public async Task Claims_OfAPerson_AreThoseThatScopesAskFor(string scope, string? expected)
    {
        var app = await identity.RegisterAppAsync();

        var answer = await identity.SignInAsync(app, scope);

        Assert.Equal(expected is not null, answer.Members.Contains("id_token"));
        string[] about = ["name", "email", "email_verified", "fhirUser"];
        var claims = expected is null ? [] : IdToken.Read(answer).Claims.EnumerateObject().Select(one => one.Name);
        Assert.Equal(expected ?? "", string.Join(' ', claims.Intersect(about).Order(StringComparer.Ordinal)));
        AssertKeepsToItself(AccessToken.Read(answer["access_token"]!).Claims);
    }

    [Fact]
    [Requirement("TOK-30")]
    public async Task Claims_AreWhatTheUserStoreSays()
    {
        var app = await identity.RegisterAppAsync();

        var token = IdToken.Read(await identity.SignInAsync(app, "openid profile email fhirUser"));

        Assert.Equal(IdentityServer.Carol.DisplayName, token["name"]);
        Assert.Equal(IdentityServer.Carol.Email, token["email"]);
        Assert.True(token.Claims.GetProperty("email_verified").GetBoolean());
        Assert.Equal(IdentityServer.Carol.FhirUser, token["fhirUser"]);
    }

    [Fact]
    [Requirement("TOK-30")]
    public async Task Claims_ThatAreNotRegisteredOrNotKnown_AreLeftOut()
    {
        var app = await identity.RegisterAppAsync("user/Patient.rs openid profile");

        var unregistered = await identity.SignInAsync(app, "openid profile email");
        var unknown = await identity.SignInAsync(app, "openid profile", IdentityServer.Dave);

        Assert.Equal("openid profile", unregistered["scope"]);
        Assert.Null(IdToken.Read(unregistered)["email"]);
        Assert.Null(IdToken.Read(unknown)["name"]);
        Assert.Equal(IdentityServer.Dave.Subject, IdToken.Read(unknown)["sub"]);
    }

    [Fact]
    [Requirement("TOK-30")]
    public async Task Nonce_OfTheRequest_StandsInItsTokenAlone()
    {
        var app = await identity.RegisterAppAsync();

        var without = IdToken.Read(await identity.SignInAsync(app, "openid"));
        var with = IdToken.Read(await identity.SignInAsync(app, "openid", more: [new("nonce", "n-2")]));

        Assert.Null(without["nonce"]);
        Assert.Equal("n-2", with["nonce"]);
        Assert.Equal(without["sub"], with["sub"]);
    }

    [Fact]
    [Requirement("REF-10")]
    public async Task IdToken_OfARefresh_KeepsPersonAndTimeOfSignIn()
    {
        await using var own = new DisposableServer(await IdentityServer.StartAsync());
        var app = await TestApp.RegisterAsync(
            own.Server,
            change: one => one.WithClaim("scope", IdentityServer.AppScopes)
        );
        const string scope = "user/Patient.rs openid profile offline_access";
        var first = await IdentityServer.SignInAsync(own.Server, app, scope, more: [new("nonce", "n-1")]);
        own.Server.Clock.Advance(TimeSpan.FromMinutes(20));

        var second = await app.RefreshAsync(first["refresh_token"]!);
        var third = await app.RefreshAsync(second["refresh_token"]!);

        var (before, after) = (IdToken.Read(first), IdToken.Read(third));
        Assert.Equal(before["iss"], after["iss"]);
        Assert.Equal(before["sub"], after["sub"]);
        Assert.Equal(before["aud"], after["aud"]);
        Assert.Equal(before["acr"], after["acr"]);
        Assert.Equal(before["name"], after["name"]);
        Assert.Equal(
            before.Claims.GetProperty("auth_time").GetInt64(),
            after.Claims.GetProperty("auth_time").GetInt64()
        );
        Assert.Equal(own.Server.Clock.GetUtcNow().ToUnixTimeSeconds(), after.Claims.GetProperty("iat").GetInt64());
        Assert.Null(after["nonce"]);
        Assert.NotEqual(before["at_hash"], after["at_hash"]);
    }

    [Fact]
    [Requirement("REF-10")]
    [Requirement("REF-04")]
    public async Task Refresh_ForLess_SaysLess()
    {
        var app = await identity.RegisterAppAsync();
        var first = await identity.SignInAsync(app, "user/Patient.rs openid profile email offline_access");

        var without = await app.RefreshAsync(first["refresh_token"]!, form => form.With("scope", "user/Patient.rs"));
        var less = await app.RefreshAsync(without["refresh_token"]!, form => form.With("scope", "openid email"));

        Assert.DoesNotContain("id_token", without.Members);
        Assert.Equal("403 insufficient_scope", (await identity.AskAsync(without["access_token"]!)).Outcome);
        Assert.Null(IdToken.Read(less)["name"]);
        Assert.Equal(IdentityServer.Carol.Email, IdToken.Read(less)["email"]);
        Assert.Equal(["sub", "email", "email_verified"], (await identity.AskAsync(less["access_token"]!)).Members);
    }

    [Fact]
    [Requirement("TIER-41")]
    public async Task Server_ThatIsNoIdentityProvider_GivesNoIdToken()
    {
        await using var own = new DisposableServer(await PeopleServer.StartAsync());
        var app = await TestApp.RegisterAsync(own.Server);

        var answer = await app.GetTokensAsync(request: app.Request("user/Patient.rs openid"));

        Assert.Equal("user/Patient.rs openid", answer["scope"]);
        Assert.DoesNotContain("id_token", answer.Members);
        Assert.Equal(404, (int)(await own.Server.GetAsync(IdentityServer.UserInfo)).Status);
        Assert.Equal(404, (int)(await own.Server.GetAsync(IdentityServer.Keys)).Status);
    }

    [Fact]
    [Requirement("TIER-41")]
    public async Task IdToken_IsVerifiedByThePublishedKeysToo()
    {
        var app = await identity.RegisterAppAsync();
        var token = IdToken.Read(await identity.SignInAsync(app, "openid"));

        var keys = new JsonWebKeySet((await Server.GetAsync(IdentityServer.Keys)).Text);

        var key = keys.Keys.Single(one => one.Kid == token.Header.GetProperty("kid").GetString());
        var result = await token.ValidateAsync(key, app.Client.ClientId, Server.Clock.GetUtcNow());
        Assert.True(result.IsValid, $"{result.Exception}");
        Assert.Equal(3, keys.Keys.Count);
        Assert.All(keys.Keys, one => Assert.False(one.HasPrivateKey));
        var ofAccessTokens = new JsonWebKeySet((await Server.GetAsync(Tenant.Alpha.JwksUri)).Text);
        Assert.DoesNotContain(ofAccessTokens.Keys, one => keys.Keys.Any(other => other.Kid == one.Kid));
    }

    [Fact]
    [Requirement("JWT-23")]
    public async Task IdToken_IsNoAccessToken()
    {
        var app = await identity.RegisterAppAsync();
        var token = (await identity.SignInAsync(app, "openid"))["id_token"]!;

        Assert.False(await Server.ResourceServer().IsActiveAsync(token));
        Assert.Equal("401 invalid_token", (await identity.AskAsync(token)).Outcome);
    }

    [Fact]
    [Requirement("AT-05")]
    [Requirement("B2BU-08")]
    public async Task Introspection_TellsNothingElseOfThePerson()
    {
        var app = await identity.RegisterAppAsync();
        var token = (await identity.SignInAsync(app, "openid profile email user/Patient.rs"))["access_token"]!;

        var seen = await Server.ResourceServer().IntrospectAsync(token);

        Assert.True(seen.Json.GetProperty("active").GetBoolean());
        Assert.DoesNotContain("Marker", seen.Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An access token is read by everybody who gets it: what is said of the person is sealed in it.</summary>
    private static void AssertKeepsToItself(JsonElement claims)
    {
        Assert.False(claims.TryGetProperty("name", out _));
        Assert.DoesNotContain("marker", claims.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }
}
