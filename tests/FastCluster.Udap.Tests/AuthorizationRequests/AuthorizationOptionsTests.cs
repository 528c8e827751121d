using FastCluster.Testing;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Rejections;
using Xunit;
using static FastCluster.Udap.Tests.AuthorizationRequests.AuthorizationCases;

namespace FastCluster.Udap.Tests.AuthorizationRequests;

/// <summary>What stands beside client, address, scope and challenge: prompts, identity provider, audience.</summary>
public sealed class AuthorizationOptionsTests
{
    [Theory]
    [Requirement("CONS-23")]
    [InlineData(null, Prompts.None)]
    [InlineData("none", Prompts.NoPage)]
    [InlineData("login", Prompts.Login)]
    [InlineData("consent", Prompts.Consent)]
    [InlineData("select_account", Prompts.SelectAccount)]
    [InlineData("login consent", Prompts.Login | Prompts.Consent)]
    [InlineData("consent  login", Prompts.Login | Prompts.Consent)]
    public void Judge_Prompt_IsRead(string? prompt, Prompts expected) =>
        Assert.Equal(expected, Accept(With("prompt", prompt)).Prompts);

    [Theory]
    [Requirement("CONS-23")]
    [InlineData("none login")]
    [InlineData("login none")]
    [InlineData("None")]
    [InlineData("create")]
    [InlineData("login create")]
    public void Judge_OtherPrompt_IsRefused(string prompt) =>
        Assert.Equal(RejectionReason.PromptInvalid, Redirected(With("prompt", prompt)));

    [Theory]
    [Requirement("CONS-23")]
    [InlineData(null, null)]
    [InlineData("0", 0)]
    [InlineData("3600", 3600)]
    public void Judge_MaxAge_IsRead(string? maxAge, int? seconds)
    {
        TimeSpan? expected = seconds is { } number ? TimeSpan.FromSeconds(number) : null;

        Assert.Equal(expected, Accept(With("max_age", maxAge)).MaxAge);
    }

    [Theory]
    [Requirement("CONS-23")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("soon")]
    [InlineData(" 1")]
    [InlineData("99999999999")]
    public void Judge_OtherMaxAge_IsRefused(string maxAge) =>
        Assert.Equal(RejectionReason.MaxAgeInvalid, Redirected(With("max_age", maxAge)));

    [Fact]
    public void Judge_HintsAndNonce_AreHandedOn()
    {
        var asked = With("login_hint", "someone");
        asked["nonce"] = "n-1";
        asked["ui_locales"] = "de fr de";

        var request = Accept(asked);

        Assert.Equal(("someone", "n-1"), (request.LoginHint, request.Nonce));
        Assert.Equal(["de", "fr"], request.Locales.ToArray());
    }

    [Theory]
    [Requirement("TIER-04")]
    [InlineData("https://idp.test")]
    [InlineData("https://idp.test/")]
    [InlineData("https://idp.test:8443/realms/a")]
    [InlineData("https://as.test/idp")]
    public void Judge_IdpOfTieredRequest_IsHandedOnAsSent(string idp) => Assert.Equal(idp, Accept(Tiered(idp)).Idp);

    [Fact]
    [Requirement("TIER-02")]
    public void Judge_UdapWithoutIdp_LeavesTheChoiceOpen()
    {
        var request = Accept(With("scope", "udap user/Patient.rs"));

        Assert.Equal((true, null), (request.IsTiered, request.Idp));
    }

    [Theory]
    [Requirement("TIER-02")]
    [InlineData("https://idp.test")]
    [InlineData("http://127.0.0.1/")]
    public void Judge_IdpWithoutUdap_MeansNothing(string idp)
    {
        var request = Accept(With("idp", idp));

        Assert.Equal((false, null), (request.IsTiered, request.Idp));
    }

    [Theory]
    [Requirement("TIER-04")]
    [Requirement("TIER-44")]
    [InlineData("http://idp.test")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://127.0.0.1")]
    [InlineData("https://10.1.2.3/idp")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://user@idp.test")]
    [InlineData("https://user:secret@idp.test")]
    [InlineData("https://@idp.test")]
    [InlineData("https://idp.test?community=urn:a")]
    [InlineData("https://idp.test/?")]
    [InlineData("https://idp.test/#a")]
    [InlineData("https://idp.test/a/../b")]
    [InlineData("https://idp.test/a\\b")]
    [InlineData("https://idp.test/ ")]
    [InlineData("HTTPS://idp.test")]
    [InlineData("https://")]
    [InlineData("https:///x")]
    [InlineData("idp.test")]
    [InlineData("urn:idp")]
    public void Judge_IdpThatIsNoBaseUrl_IsRefused(string idp) =>
        Assert.Equal(RejectionReason.IdpMalformed, Redirected(Tiered(idp)));

    [Theory]
    [Requirement("TIER-45")]
    [InlineData("https://as.test")]
    [InlineData("https://as.test/")]
    [InlineData("https://AS.test:443")]
    [InlineData(BaseUrl)]
    [InlineData(BaseUrl + "/")]
    public void Judge_IdpThatIsThisServer_IsRefused(string idp) =>
        Assert.Equal(RejectionReason.IdpIsSelf, Redirected(Tiered(idp)));

    [Theory]
    [Requirement("CONS-17")]
    [InlineData(BaseUrl, RejectionReason.None)]
    [InlineData(BaseUrl + "/", RejectionReason.AudienceUnknown)]
    [InlineData("https://as.test", RejectionReason.AudienceUnknown)]
    [InlineData("https://evil.test/r4", RejectionReason.AudienceUnknown)]
    public void Judge_Aud_MustBeABaseUrl(string audience, RejectionReason expected) =>
        Assert.Equal(expected, Redirected(With("aud", audience)));

    [Fact]
    [Requirement("AT-04")]
    public void Judge_ResourceThatIsUnknown_IsRefused() =>
        Assert.Equal(RejectionReason.ResourceUnknown, Redirected(With("resource", "https://evil.test/r4")));

    [Fact]
    [Requirement("AT-04")]
    public void Judge_AudAndResources_AreTheAudience()
    {
        var asked = With("aud", BaseUrl);
        KeyValuePair<string, string>[] resources =
        [
            new("resource", "https://fhir.test/other"),
            new("resource", BaseUrl),
        ];

        Assert.Equal([BaseUrl, "https://fhir.test/other"], Accept([.. asked, .. resources]).Audience.ToArray());
        Assert.Empty(Accept(Valid()).Audience);
    }

    private static Dictionary<string, string> Tiered(string idp)
    {
        var request = With("scope", "udap user/Patient.rs");
        request["idp"] = idp;
        return request;
    }
}
