using FastCluster.Conformance.Tests.People;
using FastCluster.Grains.Upstream;
using FastCluster.Silo.Configuration;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Tiered;

/// <summary>Communities in which identity providers are trusted, and keys that change while the person is away.</summary>
public sealed class TieredTrustTests
{
    private static readonly PersonMatch s_alice = new PersonMatch.One(PeopleServer.Alice.Subject);

    [Fact]
    [Requirement("TIER-26")]
    [Requirement("TIER-09")]
    public async Task Provider_OfAnotherCommunity_MeetsTheCertificateOfThatCommunity()
    {
        await using var own = await StartAsync(Names.CommunityA, Names.CommunityB);
        var app = await own.Tiered.RegisterAsync();
        await using var provider = await own.Tiered.StartProviderAsync(own.Tiered.Server.Deployment.CommunityB);

        var outcome = await own.Tiered.Browser(null, provider).AuthorizeAsync(own.Tiered.UrlOf(app, provider.BaseUrl));

        Assert.NotNull(outcome["code"]);
        Assert.Equal(1, provider.TokenRequests);
        Assert.Empty(provider.Faults); // the stub holds statement and assertion against the root of its community
    }

    [Fact]
    [Requirement("TIER-09")]
    [Requirement("TIER-26")]
    public async Task Provider_OfACommunityThatIsNotTrustedWithPeople_IsAnInvalidIdp()
    {
        await using var own = await StartAsync(Names.CommunityA);
        var app = await own.Tiered.RegisterAsync();
        await using var provider = await own.Tiered.StartProviderAsync(own.Tiered.Server.Deployment.CommunityB);

        var outcome = await own.Tiered.Browser(null, provider).AuthorizeAsync(own.Tiered.UrlOf(app, provider.BaseUrl));

        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal(RejectionReason.IdpMetadataUntrusted, own.Tiered.ReasonOf(outcome));
        Assert.Equal(0, provider.Registrations);
    }

    [Fact]
    [Requirement("TIER-29")]
    public async Task ProviderKey_ChangedWhileThePersonIsAway_IsJudgedByItsOwnCertificate()
    {
        await using var own = await StartAsync(Names.CommunityA);
        var (provider, app) = (own.Tiered.Provider, await own.Tiered.RegisterAsync());
        var browser = own.Tiered.Browser();
        var callback = await TieredServer.GetCallbackAsync(browser, own.Tiered.UrlOf(app));
        provider.Key = provider.Community.IssueClient(provider.BaseUrl);

        Assert.NotNull((await browser.AuthorizeAsync(callback))["code"]);
        Assert.NotNull((await own.Tiered.Browser().AuthorizeAsync(own.Tiered.UrlOf(app)))["code"]);
        Assert.Equal(1, provider.Registrations);
    }

    [Fact]
    [Requirement("TIER-29")]
    [Requirement("X509-06")]
    public async Task ProviderCertificate_RevokedWhileThePersonIsAway_SignsNobodyIn()
    {
        await using var own = await StartAsync(Names.CommunityA);
        var app = await own.Tiered.RegisterAsync();
        var browser = own.Tiered.Browser();
        var callback = await TieredServer.GetCallbackAsync(browser, own.Tiered.UrlOf(app));
        await own.Tiered.RevokeProviderAsync(app);

        var outcome = await browser.AuthorizeAsync(callback);

        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal(RejectionReason.IdTokenUntrusted, own.Tiered.ReasonOf(outcome));
    }

    [Fact]
    [Requirement("TIER-33")]
    [Requirement("TIER-36")]
    public async Task Person_BoundManyTimesAtOnce_IsOnePerson()
    {
        await using var own = await StartAsync(Names.CommunityA);
        var app = await own.Tiered.RegisterAsync();
        var asked = 0;
        own.Tiered.People.OnFind = _ => new PersonMatch.One(
            Interlocked.Increment(ref asked) % 2 == 0 ? "person-1" : "person-2"
        );

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => own.Tiered.Browser().AuthorizeAsync(own.Tiered.UrlOf(app)))
        );
        var subjects = new HashSet<string>(StringComparer.Ordinal);
        foreach (var outcome in outcomes)
        {
            var tokens = await app.RedeemAsync(outcome["code"]!);
            subjects.Add(AccessToken.Read(tokens["access_token"]!).Claims.GetProperty("sub").GetString()!);
        }

        Assert.Single(subjects);
    }

    private static async Task<OwnTiered> StartAsync(params string[] trusted)
    {
        var own = await TieredServer.StartOwnAsync(settings =>
            settings with
            {
                Communities = [.. trusted.Select(uri => new TrustedIdentityProvidersOptions { Uri = uri })],
            }
        );
        own.Tiered.People.OnFind = _ => s_alice;
        return own;
    }
}
