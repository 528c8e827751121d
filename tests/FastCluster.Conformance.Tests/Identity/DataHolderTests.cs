using System.Formats.Asn1;
using System.Text.Json.Nodes;
using FastCluster.Conformance.Tests.People;
using FastCluster.Contracts.Authorization;
using FastCluster.Udap.Rejections;
using Microsoft.IdentityModel.Tokens;

namespace FastCluster.Conformance.Tests.Identity;

/// <summary>The server as identity provider of data holders: what they may ask and what they are given.</summary>
public sealed class DataHolderTests(IdentityServer identity) : IClassFixture<IdentityServer>
{
    private RunningServer Server => identity.Server;

    [Fact]
    [Requirement("TIER-41")]
    [Requirement("TIER-28")]
    [Requirement("TIER-32")]
    [Requirement("TIER-04")]
    [Requirement("TOK-30")]
    [Requirement("CONS-20")]
    public async Task Person_WhoSignsInForADataHolder_IsNamedByAnIdToken()
    {
        var holder = await identity.RegisterHolderAsync();
        var browser = Server.Browser(IdentityServer.Carol.Name, IdentityServer.Carol.Password);
        var outcome = await browser.AuthorizeAsync(RequestOf(holder, "openid udap"));

        var answer = await holder.RedeemAsync(outcome["code"]!);

        Assert.Equal(Tenant.Alpha.Issuer, outcome["iss"]);
        var token = IdToken.Read(answer);
        var now = Server.Clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal(Tenant.Alpha.Issuer, token["iss"]);
        Assert.Equal(IdentityServer.Carol.Subject, token["sub"]);
        Assert.Equal(holder.Client.ClientId, token["aud"]);
        Assert.Equal("n-1", token["nonce"]);
        Assert.Equal("urn:test:ial2", token["acr"]);
        Assert.Equal("pwd", token.Claims.GetProperty("amr")[0].GetString());
        Assert.Equal(now, token.Claims.GetProperty("iat").GetInt64());
        Assert.Equal(now, token.Claims.GetProperty("auth_time").GetInt64());
        Assert.Equal(now + 300, token.Claims.GetProperty("exp").GetInt64());
        Assert.NotNull(token["at_hash"]);
        Assert.Equal(
            ["acr", "amr", "at_hash", "aud", "auth_time", "exp", "iat", "iss", "nonce", "sub"],
            token.Claims.EnumerateObject().Select(claim => claim.Name).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [Requirement("TIER-41")]
    [Requirement("TIER-29")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task IdToken_OfACommunity_IsSignedByTheServersCertificateOfIt(bool isFirst)
    {
        var community = isFirst ? Server.Deployment.CommunityA : Server.Deployment.CommunityB;
        var other = isFirst ? Server.Deployment.CommunityB : Server.Deployment.CommunityA;
        var holder = await identity.RegisterHolderAsync(community);

        var token = IdToken.Read(await identity.SignInAsync(holder, "openid udap", more: [new("nonce", "n-1")]));

        var now = Server.Clock.GetUtcNow();
        var certificates = token.Chain();
        try
        {
            var result = await token.ValidateAsync(new X509SecurityKey(certificates[0]), holder.Client.ClientId, now);
            Assert.True(result.IsValid, $"{result.Exception}");
            Assert.Contains(Tenant.Alpha.Issuer, UriNamesOf(certificates[0]));
        }
        finally
        {
            Array.ForEach(certificates, one => one.Dispose());
        }

        Assert.True(token.LeadsTo(community.Root.CertifiedKey.Certificate, now));
        Assert.False(token.LeadsTo(other.Root.CertifiedKey.Certificate, now));
    }

    [Theory]
    [Requirement("TIER-39")]
    [VectorCase("idp-no-udap-scope")]
    [InlineData("openid")]
    [InlineData("udap")]
    [InlineData("profile")]
    public async Task DataHolder_ThatAsksWithoutOpenIdOrUdap_IsRefusedByRedirect(string scope)
    {
        var holder = await identity.RegisterHolderAsync(change: one => one.WithClaim("scope", "openid udap profile"));

        var answer = await Server.GetAsync(RequestOf(holder, scope).AbsoluteUri);

        var sent = TestApp.ParametersOf(answer.Headers["Location"]);
        Assert.Equal("invalid_scope", sent["error"]);
        Assert.Equal("s-1", sent["state"]);
        Assert.Equal(
            scope == "udap" ? RejectionReason.ScopeNoneGrantable : RejectionReason.IdentityScopesMissing,
            Server.ReasonOf(answer)
        );
    }

    [Fact]
    [Requirement("TIER-39")]
    [Requirement("CONS-24")]
    public async Task DataHolder_ThatPushesARequestWithoutUdap_IsRefusedAtOnce()
    {
        var holder = await identity.RegisterHolderAsync();

        var refused = await holder.PushAsync(holder.Request("openid"));

        Assert.Equal("400 invalid_scope", refused.Outcome);
        Assert.Equal(RejectionReason.IdentityScopesMissing, Server.ReasonOf(refused));
    }

    [Fact]
    [Requirement("TIER-39")]
    public async Task DataHolder_OfTheFirstRelease_HasToNameItsScopesToo()
    {
        var holder = await identity.RegisterHolderAsync(Server.Deployment.CommunityB);
        var request = holder.Request();
        request.RemoveAll(one => one.Name == "scope");

        var answer = await Server.GetAsync(TestApp.UrlOf(request).AbsoluteUri);

        Assert.Equal("invalid_scope", TestApp.ParametersOf(answer.Headers["Location"])["error"]);
    }

    [Theory]
    [Requirement("TIER-40")]
    [Requirement("REF-09")]
    [Requirement("SCOPE-17")]
    [VectorCase("idp-no-refresh")]
    [InlineData("openid udap offline_access")]
    [InlineData("openid udap")]
    public async Task DataHolder_ThatMayRefresh_GetsAShortTokenAndNoRefreshToken(string scope)
    {
        var holder = await identity.RegisterHolderAsync(change: one =>
            one.WithClaim("grant_types", new JsonArray("authorization_code", "refresh_token"))
                .WithClaim("scope", "openid udap offline_access")
        );

        var answer = await identity.SignInAsync(holder, scope);

        Assert.DoesNotContain("refresh_token", answer.Members);
        Assert.Equal(300, answer.Json.GetProperty("expires_in").GetInt32());
        Assert.Equal("openid", answer["scope"]);
        var claims = AccessToken.Read(answer["access_token"]!).Claims;
        Assert.Equal("openid", claims.GetProperty("scope").GetString());
        Assert.Equal(300, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.Equal(Tenant.Alpha.Issuer, claims.GetProperty("aud").GetString());
        Assert.Equal(IdToken.Read(answer)["sub"], claims.GetProperty("sub").GetString());
    }

    [Fact]
    [Requirement("TIER-40")]
    [Requirement("TIER-39")]
    public async Task App_ThatAsksForData_IsHeldToNoneOfIt()
    {
        var app = await identity.RegisterAppAsync($"{IdentityServer.AppScopes} udap");

        var alone = await identity.SignInAsync(app, "openid");
        var tiered = await identity.SignInAsync(app, "openid udap user/Patient.rs offline_access");

        Assert.Equal(3600, alone.Json.GetProperty("expires_in").GetInt32());
        Assert.Equal(3600, tiered.Json.GetProperty("expires_in").GetInt32());
        Assert.NotNull(tiered["refresh_token"]);
        Assert.NotNull(tiered["id_token"]);
    }

    [Fact]
    [Requirement("SCOPE-17")]
    [Requirement("TIER-40")]
    public async Task TokenOfADataHolder_OpensNoFhirServer()
    {
        var holder = await identity.RegisterHolderAsync();

        var token = (await identity.SignInAsync(holder, "openid udap"))["access_token"]!;

        Assert.False(await Server.ResourceServer().IsActiveAsync(token));
        Assert.Equal(IdentityServer.Carol.Subject, (await identity.AskAsync(token))["sub"]);
    }

    [Theory]
    [Requirement("SCOPE-17")]
    [InlineData("resource", Names.BaseOne, "invalid_target")]
    [InlineData("aud", Names.BaseOne, "invalid_target")]
    [InlineData("resource", "https://alpha.test", null)]
    public async Task DataHolder_ThatNamesAFhirServer_IsRefused(string name, string value, string? error)
    {
        var holder = await identity.RegisterHolderAsync();

        var answer = await Server.GetAsync(RequestOf(holder, "openid udap", [new(name, value)]).AbsoluteUri);

        var location = answer.Headers["Location"];
        Assert.Equal(error, error is null ? null : TestApp.ParametersOf(location)["error"]);
        Assert.StartsWith(
            error is null ? "https://alpha.test/sign-in" : TestApp.RedirectUri,
            location,
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Requirement("TIER-42")]
    [Requirement("CONS-13")]
    public async Task Person_WhoIsToBeNamed_IsAskedOnceAndMayDecline()
    {
        var holder = await identity.RegisterHolderAsync();
        var browser = Server.Browser(IdentityServer.Dave.Name, IdentityServer.Dave.Password);
        browser.Allows = false;

        var declined = await browser.AuthorizeAsync(RequestOf(holder, "openid udap"));
        browser.Allows = true;
        browser.Remembers = true;
        var allowed = await browser.AuthorizeAsync(RequestOf(holder, "openid udap"));
        var page = browser.Titles.Single();
        var again = await browser.AuthorizeAsync(RequestOf(holder, "openid udap"));

        Assert.Equal("access_denied", declined["error"]);
        Assert.Equal("s-1", declined["state"]);
        Assert.NotNull(allowed["code"]);
        Assert.Contains("Clinic portal", page, StringComparison.Ordinal);
        Assert.NotNull(again["code"]);
        Assert.Empty(browser.Titles);
    }

    [Fact]
    [Requirement("TIER-42")]
    public async Task Person_WhoWouldHaveToAnswer_IsNotNamedSilently()
    {
        var holder = await identity.RegisterHolderAsync();

        var answer = await Server.GetAsync(RequestOf(holder, "openid udap", [new("prompt", "none")]).AbsoluteUri);

        Assert.Equal("login_required", TestApp.ParametersOf(answer.Headers["Location"])["error"]);
    }

    [Fact]
    [Requirement("TIER-41")]
    [Requirement("TIER-25")]
    public async Task Code_OfADataHolder_NeedsItsAssertion()
    {
        var holder = await identity.RegisterHolderAsync();
        var other = await identity.RegisterHolderAsync();
        var browser = Server.Browser(IdentityServer.Carol.Name, IdentityServer.Carol.Password);
        var code = (await browser.AuthorizeAsync(RequestOf(holder, "openid udap")))["code"]!;

        var anonymous = await holder.RedeemAsync(code, form => form.Without("client_assertion"));
        var stolen = await other.RedeemAsync(code);

        Assert.Equal("400 invalid_request", anonymous.Outcome);
        Assert.Equal("400 invalid_grant", stolen.Outcome);
        Assert.NotNull((await holder.RedeemAsync(code))["id_token"]);
    }

    [Fact]
    [Requirement("TIER-41")]
    public async Task Server_WhoseCertificateIsGone_GivesNoTokensAndTheCodeStaysGood()
    {
        var credentials = new HideableCredentials();
        await using var own = new DisposableServer(await IdentityServer.StartAsync(addServices: credentials.AddTo));
        var holder = await IdentityServer.RegisterHolderAsync(own.Server);
        var browser = own.Server.Browser(IdentityServer.Carol.Name, IdentityServer.Carol.Password);
        var code = (await browser.AuthorizeAsync(RequestOf(holder, "openid udap")))["code"]!;
        credentials.AreHidden = true;

        var refused = await holder.RedeemAsync(code);

        Assert.Equal("503 temporarily_unavailable", refused.Outcome);
        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        Assert.Equal(RejectionReason.IdTokenKeyUnavailable, own.Server.ReasonOf(refused));
        credentials.AreHidden = false;
        Assert.NotNull((await holder.RedeemAsync(code))["id_token"]);
    }

    private static Uri RequestOf(TestApp holder, string scope, params AuthorizationParameter[] more) =>
        TestApp.UrlOf([.. holder.Request(scope), new("nonce", "n-1"), .. more]);

    /// <summary>URI subject alternative names, read without a line of ours.</summary>
    private static List<string> UriNamesOf(System.Security.Cryptography.X509Certificates.X509Certificate2 certificate)
    {
        var extension = certificate.Extensions.Single(one => one.Oid!.Value == "2.5.29.17");
        var names = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
        var tag = new Asn1Tag(TagClass.ContextSpecific, 6);
        var found = new List<string>();
        while (names.HasData)
        {
            if (names.PeekTag() == tag)
            {
                found.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, tag));
            }
            else
            {
                names.ReadEncodedValue();
            }
        }

        return found;
    }
}
