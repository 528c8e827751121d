using FastCluster.Conformance.Tests.People;
using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Upstream;
using FastCluster.Grains.Nodes;
using FastCluster.Grains.Upstream;
using FastCluster.Udap.Rejections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FastCluster.Conformance.Tests.Tiered;

/// <summary>Who the person of an identity provider is here: known for certain, or asked, and never guessed.</summary>
public sealed class TieredPersonTests(TieredServer tiered) : IClassFixture<TieredServer>
{
    private const string LinkTitle = "Is this you?";

    [Theory]
    [Requirement("TIER-35")]
    [Requirement("TIER-36")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Person_NotFoundOrFoundTwice_IsAskedAndMayDecline(bool areSeveral)
    {
        await using var provider = await tiered.StartProviderAsync();
        tiered.People.OnFind = _ => areSeveral ? new PersonMatch.Several() : new PersonMatch.None();
        var app = await tiered.RegisterAsync();
        var browser = tiered.Browser(null, provider);
        browser.Connects = false;

        var declined = await browser.AuthorizeAsync(tiered.UrlOf(app, provider.BaseUrl));
        browser.Connects = true;
        var connected = await browser.AuthorizeAsync(tiered.UrlOf(app, provider.BaseUrl));

        Assert.Equal("access_denied", declined["error"]);
        Assert.Equal("s-1", declined["state"]);
        Assert.NotNull(connected["code"]);
        Assert.Equal(2, provider.Authorizations.Count);
    }

    [Fact]
    [Requirement("TIER-36")]
    public async Task Person_WhoseAnswerIsNo_IsRecordedAsNotResolved()
    {
        await using var provider = await tiered.StartProviderAsync();
        tiered.People.OnFind = _ => new PersonMatch.None();
        var app = await tiered.RegisterAsync();
        var browser = tiered.Browser(null, provider);
        browser.Connects = false;

        var declined = await browser.AuthorizeAsync(tiered.UrlOf(app, provider.BaseUrl));

        Assert.Equal(RejectionReason.PersonNotResolved, tiered.ReasonOf(declined));
    }

    [Fact]
    [VectorCase("tier-unmapped")]
    [Requirement("TIER-36")]
    public async Task Person_NotFoundWhereNobodyIsAsked_IsDenied()
    {
        await using var own = await TieredServer.StartOwnAsync(settings => settings with { AllowLinking = false });
        var app = await own.Tiered.RegisterAsync();
        var browser = own.Tiered.Browser();

        var outcome = await browser.AuthorizeAsync(own.Tiered.UrlOf(app));

        Assert.Equal("access_denied", outcome["error"]);
        Assert.Equal("s-1", outcome["state"]);
        Assert.Equal(RejectionReason.PersonNotResolved, own.Tiered.ReasonOf(outcome));
        Assert.Empty(browser.Titles);
    }

    [Fact]
    [Requirement("TIER-33")]
    public async Task Subject_OfAnotherProvider_IsSomebodyElse()
    {
        await using var one = await tiered.StartProviderAsync();
        await using var other = await tiered.StartProviderAsync();
        tiered.People.OnFind = person =>
            person.Issuer == one.BaseUrl ? new PersonMatch.One(PeopleServer.Alice.Subject) : new PersonMatch.None();
        var app = await tiered.RegisterAsync();
        await tiered.Browser(null, one).AuthorizeAsync(tiered.UrlOf(app, one.BaseUrl));
        var bob = tiered.Browser(PeopleServer.Bob, other);

        var outcome = await bob.AuthorizeAsync(tiered.UrlOf(app, other.BaseUrl));

        Assert.Equal(3, bob.Titles.Count);
        var tokens = await app.RedeemAsync(outcome["code"]!);
        var claims = AccessToken.Read(tokens["access_token"]!).Claims;
        Assert.Equal(PeopleServer.Bob.Subject, claims.GetProperty("sub").GetString());
    }

    [Fact]
    [Requirement("TIER-33")]
    public async Task Person_WhoIsServedNoMore_IsDeniedThoughBound()
    {
        await using var own = await TieredServer.StartOwnAsync();
        own.Tiered.People.OnFind = _ => new PersonMatch.One(PeopleServer.Alice.Subject);
        var app = await own.Tiered.RegisterAsync();
        Assert.NotNull((await own.Tiered.Browser().AuthorizeAsync(own.Tiered.UrlOf(app)))["code"]);
        own.Tiered.People.Gone[PeopleServer.Alice.Subject] = true;

        var outcome = await own.Tiered.Browser().AuthorizeAsync(own.Tiered.UrlOf(app));

        Assert.Equal("access_denied", outcome["error"]);
        Assert.Equal(RejectionReason.PersonNotResolved, own.Tiered.ReasonOf(outcome));
        Assert.Single(own.Tiered.People.Asked);
    }

    [Fact]
    [VectorCase("tier-consent-refused")]
    [Requirement("TIER-37")]
    public async Task Person_WhoDeclinesTheApp_GivesNothing()
    {
        tiered.People.OnFind = _ => new PersonMatch.One(PeopleServer.Alice.Subject);
        var app = await tiered.RegisterAsync();
        var browser = tiered.Browser();
        browser.Allows = false;

        var outcome = await browser.AuthorizeAsync(tiered.UrlOf(app));

        Assert.Equal("access_denied", outcome["error"]);
        Assert.Equal(RejectionReason.PersonDeclined, tiered.ReasonOf(outcome));
    }

    [Fact]
    [Requirement("TIER-06")]
    public async Task Session_OfAnotherSignIn_IsNotEnough()
    {
        await using var provider = await tiered.StartProviderAsync();
        tiered.People.OnFind = _ => new PersonMatch.One(PeopleServer.Alice.Subject);
        var app = await tiered.RegisterAsync();
        var browser = tiered.Browser(null, provider);
        Assert.NotNull((await browser.AuthorizeAsync(TieredServer.ToUrl(app.Request("user/Patient.rs"))))["code"]);

        await browser.AuthorizeAsync(tiered.UrlOf(app, provider.BaseUrl));
        await browser.AuthorizeAsync(tiered.UrlOf(app, provider.BaseUrl));

        Assert.Single(provider.Authorizations); // the second time the session came by this provider
    }

    [Fact]
    [Requirement("TIER-34")]
    public async Task UserInfo_WhereTheIdTokenSaysTooLittle_TellsWhoItIs()
    {
        await using var own = await StartWithUserInfoAsync();
        own.Tiered.People.OnFind = person =>
            person.Values.GetValueOrDefault("email") == "alice@idp.test"
                ? new PersonMatch.One(PeopleServer.Alice.Subject)
                : new PersonMatch.None();
        var app = await own.Tiered.RegisterAsync();

        var outcome = await own.Tiered.Browser().AuthorizeAsync(own.Tiered.UrlOf(app));
        await own.Tiered.Browser().AuthorizeAsync(own.Tiered.UrlOf(app));

        Assert.NotNull(outcome["code"]);
        Assert.Equal(1, own.Tiered.Provider.UserInfoRequests);
        Assert.Empty(own.Tiered.Provider.Faults);
    }

    [Fact]
    [VectorCase("tier-userinfo-sub")]
    [Requirement("TIER-34")]
    public async Task UserInfo_OfSomebodyElse_IsDiscarded()
    {
        await using var own = await StartWithUserInfoAsync();
        own.Tiered.Provider.OnUserInfo = one =>
        {
            one["sub"] = "another";
            return one;
        };
        own.Tiered.People.OnFind = person =>
            person.Values.ContainsKey("email") ? new PersonMatch.One("person-1") : new PersonMatch.None();
        var app = await own.Tiered.RegisterAsync();

        var outcome = await own.Tiered.Browser().AuthorizeAsync(own.Tiered.UrlOf(app));

        Assert.Equal("access_denied", outcome["error"]);
        Assert.Equal(RejectionReason.PersonNotResolved, own.Tiered.ReasonOf(outcome));
        Assert.Equal(1, own.Tiered.Provider.UserInfoRequests);
    }

    [Fact]
    [Requirement("TIER-34")]
    public async Task UserInfo_WhereItIsNotAskedFor_IsNotAsked()
    {
        await using var provider = await tiered.StartProviderAsync();
        tiered.People.OnFind = _ => new PersonMatch.None();
        var app = await tiered.RegisterAsync();

        await tiered.Browser(null, provider).AuthorizeAsync(tiered.UrlOf(app, provider.BaseUrl));

        Assert.Equal(0, provider.UserInfoRequests);
    }

    [Fact]
    [Requirement("TIER-35")]
    public async Task Answer_WithoutItsLink_IsOutOfDate()
    {
        await using var provider = await tiered.StartProviderAsync();
        tiered.People.OnFind = _ => new PersonMatch.None();
        var app = await tiered.RegisterAsync();
        var browser = tiered.Browser(null, provider);
        browser.OnAnswer = () => browser.ForgetCookies("alpha.test", "__Host-fc-link");

        var outcome = await browser.AuthorizeAsync(tiered.UrlOf(app, provider.BaseUrl));

        Assert.Null(outcome.Location);
        Assert.Equal(400, outcome.Status);
        Assert.Equal(RejectionReason.PersonLinkInvalid, tiered.ReasonOf(outcome));
    }

    [Fact]
    [Requirement("TIER-35")]
    public async Task Answer_AfterTenMinutes_IsOutOfDate()
    {
        await using var own = await TieredServer.StartOwnAsync();
        var app = await own.Tiered.RegisterAsync();
        var browser = own.Tiered.Browser();
        browser.OnAnswer = () => own.Tiered.Server.Clock.Advance(TimeSpan.FromSeconds(601));

        var outcome = await browser.AuthorizeAsync(own.Tiered.UrlOf(app));

        Assert.Null(outcome.Location);
        Assert.Equal(RejectionReason.PersonLinkInvalid, own.Tiered.ReasonOf(outcome));
    }

    [Theory]
    [Requirement("TIER-35")]
    [Requirement("TIER-33")]
    [InlineData(true, "s-1", true)]
    [InlineData(false, "s-1", false)]
    [InlineData(true, "s-2", false)]
    public async Task Answer_OfWhoSignedInForAnotherRequest_BindsNobody(bool isForIt, string state, bool isBound)
    {
        await using var provider = await tiered.StartProviderAsync();
        tiered.People.OnFind = _ => new PersonMatch.None();
        var app = await tiered.RegisterAsync();
        var browser = tiered.Browser(null, provider);
        browser.Connects = false;
        var link = "";
        browser.OnAnswer = () => link = browser.CookiesOf("alpha.test")["__Host-fc-link"].Split('.')[1];
        await browser.AuthorizeAsync(tiered.UrlOf(app, provider.BaseUrl));
        var query = System.Web.HttpUtility.ParseQueryString(tiered.UrlOf(app, provider.BaseUrl).Query);
        query["state"] = state;
        var request = new AuthorizationRequestMessage
        {
            ServerId = Tenant.Alpha.Id,
            Parameters = [.. query.AllKeys.Select(name => new AuthorizationParameter(name!, query[name]!))],
            Person = new()
            {
                Subject = PeopleServer.Alice.Subject,
                AuthenticatedAt = tiered.Server.Clock.GetUtcNow().ToUnixTimeSeconds(),
                IsForThisRequest = isForIt,
            },
            Source = "test",
            CorrelationId = "test",
        };

        var reply = await tiered
            .Server.Services.GetRequiredService<IUpstream>()
            .LinkAsync(
                new()
                {
                    Request = request,
                    Link = link,
                    IsAllowed = true,
                }
            );

        Assert.Equal(isBound, reply is UpstreamReply.SignedIn);
        Assert.True(isBound || reply is UpstreamReply.Ended { Answer: AuthorizationReply.Shown });
    }

    [Fact]
    [Requirement("TIER-35")]
    public async Task Question_NamesTheAccount_AsItsProviderCallsIt()
    {
        await using var provider = await tiered.StartProviderAsync();
        provider.OnIdToken = one => one.WithClaim("preferred_username", "mallory<b>@idp.test");
        tiered.People.OnFind = _ => new PersonMatch.None();
        var app = await tiered.RegisterAsync();
        var browser = tiered.Browser(null, provider);
        var cookies = "";
        browser.OnAnswer = () => cookies = string.Join(' ', browser.CookiesOf("alpha.test").Values);
        browser.OnPage = page => _ = page.Contains(LinkTitle, StringComparison.Ordinal) && Keep(page);
        var question = "";

        await browser.AuthorizeAsync(tiered.UrlOf(app, provider.BaseUrl));

        Assert.Contains("mallory&lt;b&gt;@idp.test", question, StringComparison.Ordinal);
        Assert.DoesNotContain("mallory", cookies, StringComparison.Ordinal);

        bool Keep(string page) => (question = page).Length > 0;
    }

    [Fact]
    [Requirement("TIER-26")]
    [Requirement("TIER-12")]
    public async Task Server_WithoutACertificateOfTheCommunity_CannotSendAnybody()
    {
        await using var own = await TieredServer.StartOwnAsync(addServices: services =>
            services.Replace(ServiceDescriptor.Singleton<IServerCredentials>(new NoCredentials()))
        );
        var app = await own.Tiered.RegisterAsync();

        var outcome = await own.Tiered.Browser().AuthorizeAsync(own.Tiered.UrlOf(app));

        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal(RejectionReason.IdpCredentialMissing, own.Tiered.ReasonOf(outcome));
        Assert.Equal(0, own.Tiered.Provider.MetadataRequests);
    }

    private static Task<OwnTiered> StartWithUserInfoAsync() =>
        TieredServer.StartOwnAsync(settings =>
            settings with
            {
                AllowLinking = false,
                Communities = [new() { Uri = Names.CommunityA, UseUserInfo = true }],
            }
        );

    private sealed class NoCredentials : IServerCredentials
    {
        public ServerCredential? Find(string serverId, string fhirBase, string community) => null;
    }
}
