using FastCluster.Testing;
using FastCluster.Udap.UpstreamSignIn;
using Xunit;

namespace FastCluster.Udap.Tests.UpstreamSignIn;

public sealed class UpstreamAuthorizationTests
{
    private static UpstreamAuthorization Request =>
        new()
        {
            Endpoint = "https://idp.test/authorize",
            ClientId = "a b&c",
            RedirectUri = "https://as.test/idp/callback/place",
            State = "state-1",
            Nonce = "nonce-1",
            Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", // RFC 7636 appendix B
        };

    [Fact]
    [Requirement("TIER-14")]
    [Requirement("TIER-15")]
    [Requirement("TIER-19")]
    public void Address_HoldsWhatIsNeededAndNoMore() =>
        Assert.Equal(
            "https://idp.test/authorize?response_type=code&client_id=a%20b%26c"
                + "&redirect_uri=https%3A%2F%2Fas.test%2Fidp%2Fcallback%2Fplace&scope=openid%20udap&state=state-1&nonce=nonce-1"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256",
            Request.ToAddress()
        );

    [Fact]
    [Requirement("CONS-23")]
    public void Address_OfAnApp_ThatWantsANewSignIn_SaysSo()
    {
        var request = Request with
        {
            Endpoint = "https://idp.test/authorize?tenant=1",
            IsAnew = true,
            MaxAge = TimeSpan.FromMinutes(1),
        };

        var address = request.ToAddress();

        Assert.StartsWith("https://idp.test/authorize?tenant=1&response_type=code&", address, StringComparison.Ordinal);
        Assert.EndsWith("&prompt=login&max_age=60", address, StringComparison.Ordinal);
        Assert.DoesNotContain("state-1", request.ToString(), StringComparison.Ordinal);
    }
}
