using FastCluster.Conformance.Tests.People;
using FastCluster.Grains.Upstream;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Tiered;

/// <summary>What a browser brings from an identity provider: <c>state</c> before anything else, each once, in the browser it is of.</summary>
public sealed class TieredCallbackTests : IClassFixture<TieredServer>
{
    private readonly TieredServer _tiered;

    public TieredCallbackTests(TieredServer tiered)
    {
        _tiered = tiered;
        _tiered.People.OnFind = _ => new PersonMatch.One(PeopleServer.Alice.Subject);
    }

    [Theory]
    [Requirement("TIER-21")]
    [Requirement("TIER-23")]
    [InlineData("tier-state-missing", "code", null)]
    [InlineData("tier-state-wrong", "code", "forged")]
    [InlineData("tier-error-bad-state", "error", "forged")]
    public async Task State_MissingOrWrong_EndsTheSignInUnread(string id, string answer, string? state)
    {
        await using var provider = await _tiered.StartProviderAsync();
        provider.OnAnswer = fields =>
        {
            fields.Remove("state");
            var sent = answer == "code" ? fields : new(StringComparer.Ordinal) { ["error"] = "access_denied" };
            if (state is not null)
            {
                sent["state"] = state;
            }

            return sent;
        };
        var app = await _tiered.RegisterAsync();

        var outcome = await _tiered.Browser(null, provider).AuthorizeAsync(_tiered.UrlOf(app, provider.BaseUrl));

        Assert.StartsWith("tier-", id, StringComparison.Ordinal);
        Assert.Equal("server_error", outcome["error"]);
        Assert.Equal("s-1", outcome["state"]);
        Assert.Equal(RejectionReason.IdpStateInvalid, _tiered.ReasonOf(outcome));
        Assert.Equal(0, provider.TokenRequests);
    }

    [Fact]
    [Requirement("TIER-21")]
    public async Task State_WrongWhileSeveralSignInsArePending_IsAPage()
    {
        var app = await _tiered.RegisterAsync();
        var browser = _tiered.Browser();
        var callback = await TieredServer.GetCallbackAsync(browser, _tiered.UrlOf(app));
        await TieredServer.GetCallbackAsync(browser, _tiered.UrlOf(app));
        var before = _tiered.Provider.TokenRequests;

        var outcome = await browser.AuthorizeAsync(new($"{callback.GetLeftPart(UriPartial.Path)}?code=x&state=forged"));

        Assert.Null(outcome.Location);
        Assert.Equal(400, outcome.Status);
        Assert.Equal(RejectionReason.IdpStateInvalid, _tiered.ReasonOf(outcome));
        Assert.Equal(before, _tiered.Provider.TokenRequests);
    }

    [Fact]
    [Requirement("TIER-21")]
    [Requirement("TIER-20")]
    public async Task State_WrongAtThePlaceOfAnotherProvider_EndsNoSignIn()
    {
        await using var other = await _tiered.StartProviderAsync();
        var app = await _tiered.RegisterAsync();
        var browser = _tiered.Browser(null, other);
        var foreign = await TieredServer.GetCallbackAsync(
            _tiered.Browser(null, other),
            _tiered.UrlOf(app, other.BaseUrl)
        );
        var callback = await TieredServer.GetCallbackAsync(browser, _tiered.UrlOf(app));

        var stray = await browser.AuthorizeAsync(new($"{foreign.GetLeftPart(UriPartial.Path)}?code=x&state=forged"));
        var outcome = await browser.AuthorizeAsync(callback);

        Assert.Null(stray.Location);
        Assert.Equal(400, stray.Status);
        Assert.Equal(RejectionReason.IdpStateInvalid, _tiered.ReasonOf(stray));
        Assert.NotNull(outcome["code"]);
    }

    [Fact]
    [VectorCase("tier-state-other-browser")]
    [Requirement("TIER-17")]
    public async Task State_InAnotherBrowser_IsAPage()
    {
        var app = await _tiered.RegisterAsync();
        var callback = await TieredServer.GetCallbackAsync(_tiered.Browser(), _tiered.UrlOf(app));
        var before = _tiered.Provider.TokenRequests;

        var outcome = await _tiered.Browser().AuthorizeAsync(callback);

        Assert.Null(outcome.Location);
        Assert.Equal(400, outcome.Status);
        Assert.Equal(RejectionReason.IdpStateInvalid, _tiered.ReasonOf(outcome));
        Assert.Equal(before, _tiered.Provider.TokenRequests);
    }

    [Fact]
    [VectorCase("tier-state-reuse")]
    [Requirement("TIER-17")]
    public async Task State_BroughtTwice_CountsOnce()
    {
        var app = await _tiered.RegisterAsync();
        var browser = _tiered.Browser();
        var callback = await TieredServer.GetCallbackAsync(browser, _tiered.UrlOf(app));
        var copy = browser.Copy();
        var first = await browser.AuthorizeAsync(callback);
        var before = _tiered.Provider.TokenRequests;

        var afterwards = await browser.AuthorizeAsync(callback);
        var withItsCookie = await copy.AuthorizeAsync(callback);

        Assert.NotNull(first["code"]);
        Assert.Null(afterwards.Location);
        Assert.Equal(RejectionReason.IdpStateInvalid, _tiered.ReasonOf(afterwards));
        Assert.Null(withItsCookie.Location);
        Assert.Equal(RejectionReason.IdpStateUsed, _tiered.ReasonOf(withItsCookie));
        Assert.Equal(before, _tiered.Provider.TokenRequests);
    }

    [Fact]
    [Requirement("TIER-17")]
    public async Task State_BroughtManyTimesAtOnce_CountsOnce()
    {
        var app = await _tiered.RegisterAsync();
        var browser = _tiered.Browser();
        var callback = await TieredServer.GetCallbackAsync(browser, _tiered.UrlOf(app));
        var before = _tiered.Provider.TokenRequests;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => browser.Copy().AuthorizeAsync(callback)));

        Assert.Single(outcomes, outcome => outcome["code"] is not null);
        Assert.Equal(before + 1, _tiered.Provider.TokenRequests);
    }

    [Fact]
    [Requirement("TIER-17")]
    public async Task State_BroughtTooLate_EndsTheSignIn()
    {
        await using var own = await TieredServer.StartOwnAsync();
        var app = await own.Tiered.RegisterAsync();
        var browser = own.Tiered.Browser();
        var callback = await TieredServer.GetCallbackAsync(browser, own.Tiered.UrlOf(app));
        own.Tiered.Server.Clock.Advance(TimeSpan.FromSeconds(601));

        var outcome = await browser.AuthorizeAsync(callback);

        Assert.Equal("server_error", outcome["error"]);
        Assert.Equal(RejectionReason.IdpStateInvalid, own.Tiered.ReasonOf(outcome));
        Assert.Equal(0, own.Tiered.Provider.TokenRequests);
    }

    [Theory]
    [VectorCase("tier-error-valid-state")]
    [Requirement("TIER-22")]
    [InlineData("access_denied", "access_denied", RejectionReason.IdpDenied)]
    [InlineData("server_error", "access_denied", RejectionReason.IdpDenied)]
    [InlineData("temporarily_unavailable", "temporarily_unavailable", RejectionReason.IdpBusy)]
    public async Task Error_OfTheProvider_IsToldInOurWords(string error, string told, RejectionReason reason)
    {
        await using var provider = await _tiered.StartProviderAsync();
        provider.OnAnswer = fields =>
            new(StringComparer.Ordinal)
            {
                ["error"] = error,
                ["error_description"] = "alice is locked",
                ["state"] = fields["state"],
            };
        var app = await _tiered.RegisterAsync();

        var outcome = await _tiered.Browser(null, provider).AuthorizeAsync(_tiered.UrlOf(app, provider.BaseUrl));

        Assert.Equal(told, outcome["error"]);
        Assert.Equal("s-1", outcome["state"]);
        Assert.DoesNotContain("alice", outcome.Location, StringComparison.Ordinal);
        Assert.Equal(reason, _tiered.ReasonOf(outcome));
    }

    [Theory]
    [Requirement("TIER-24")]
    [Requirement("TIER-27")]
    [Requirement("BCP-06")]
    [InlineData("iss", "https://another.test/idp", RejectionReason.IdpResponseIssuer)]
    [InlineData("code", "", RejectionReason.IdpResponseMalformed)]
    [InlineData("code", "x&code=y", RejectionReason.IdpResponseMalformed)]
    public async Task Answer_OfAnotherForm_IsAnInvalidIdp(string name, string value, RejectionReason reason)
    {
        var app = await _tiered.RegisterAsync();
        var browser = _tiered.Browser();
        var callback = await TieredServer.GetCallbackAsync(browser, _tiered.UrlOf(app));
        var before = _tiered.Provider.TokenRequests;
        var query = System.Web.HttpUtility.ParseQueryString(callback.Query);
        var pairs = query.AllKeys.Select(key => $"{key}={(key == name ? value : Uri.EscapeDataString(query[key]!))}");

        var outcome = await browser.AuthorizeAsync(
            new($"{callback.GetLeftPart(UriPartial.Path)}?{string.Join('&', pairs)}")
        );

        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal("s-1", outcome["state"]);
        Assert.Equal(reason, _tiered.ReasonOf(outcome));
        Assert.Equal(before, _tiered.Provider.TokenRequests);
    }

    [Fact]
    [Requirement("TIER-24")]
    [Requirement("TIER-25")]
    [Requirement("BCP-06")]
    public async Task Code_OfAnotherProvider_GoesToTheOneThatWasAsked()
    {
        await using var other = await _tiered.StartProviderAsync();
        var app = await _tiered.RegisterAsync();
        var browser = _tiered.Browser(null, other);
        var asked = await TieredServer.GetCallbackAsync(browser, _tiered.UrlOf(app));
        var foreign = await TieredServer.GetCallbackAsync(browser, _tiered.UrlOf(app, other.BaseUrl));
        var state = System.Web.HttpUtility.ParseQueryString(asked.Query)["state"];
        var code = System.Web.HttpUtility.ParseQueryString(foreign.Query)["code"];

        var outcome = await browser.AuthorizeAsync(
            new($"{asked.GetLeftPart(UriPartial.Path)}?code={code}&state={state}")
        );

        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal(RejectionReason.IdpTokenRefused, _tiered.ReasonOf(outcome));
        Assert.Equal(0, other.TokenRequests);
        Assert.Contains("code", _tiered.Provider.Faults);
        _tiered.Provider.Faults.Clear();
    }

    [Fact]
    [Requirement("TIER-17")]
    [Requirement("TIER-43")]
    public async Task SignIns_Pending_AreFiveAtMost()
    {
        var app = await _tiered.RegisterAsync();
        var browser = _tiered.Browser();
        var callbacks = new List<Uri>();
        for (var tab = 0; tab < 7; tab++)
        {
            callbacks.Add(await TieredServer.GetCallbackAsync(browser, _tiered.UrlOf(app)));
        }

        var cookies = browser
            .CookiesOf("alpha.test")
            .Where(one => one.Key.StartsWith("__Host-fc-idp-", StringComparison.Ordinal));
        var newest = await browser.AuthorizeAsync(callbacks[^1]);

        Assert.Equal(5, cookies.Count());
        Assert.All(cookies, cookie => Assert.InRange(cookie.Value.Length, 1, 3800));
        Assert.NotNull(newest["code"]);
    }

    [Fact]
    [VectorCase("tier-node-loss")]
    [Requirement("TIER-43")]
    public async Task Node_RestartedBetweenRedirectAndCallback_TakesThePersonOn()
    {
        await using var own = await TieredServer.StartOwnAsync();
        own.Tiered.People.OnFind = _ => new PersonMatch.One(PeopleServer.Alice.Subject);
        var app = await own.Tiered.RegisterAsync();
        var browser = own.Tiered.Browser();
        var callback = await TieredServer.GetCallbackAsync(browser, own.Tiered.UrlOf(app));
        await own.Tiered.Server.RestartAsync();

        var outcome = await browser.AuthorizeAsync(callback);

        Assert.NotNull(outcome["code"]);
        Assert.Equal("s-1", outcome["state"]);
        Assert.Equal(1, own.Tiered.Provider.Registrations);
    }

    [Fact]
    [VectorCase("tier-parallel-first")]
    [Requirement("TIER-11")]
    public async Task FirstSignIns_TwentyAtOnce_RegisterOnce()
    {
        await using var provider = await _tiered.StartProviderAsync();
        var app = await _tiered.RegisterAsync();

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => _tiered.Browser(null, provider).AuthorizeAsync(_tiered.UrlOf(app, provider.BaseUrl)))
        );

        Assert.All(outcomes, outcome => Assert.NotNull(outcome["code"]));
        Assert.Equal(1, provider.Registrations);
        Assert.Equal(20, provider.Authorizations.Select(one => one["state"]).Distinct().Count());
        Assert.Empty(provider.Faults);
    }
}
