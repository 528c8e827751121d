using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Conformance.Tests.People;
using FastCluster.Contracts.Authorization;
using FastCluster.Grains.Upstream;
using FastCluster.Testing.IdentityProviders;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Conformance.Tests.Tiered;

/// <summary>Identity providers that answer as no good one does, at each thing that they are asked.</summary>
public sealed class TieredOutboundTests : IClassFixture<TieredServer>
{
    private readonly TieredServer _tiered;

    public TieredOutboundTests(TieredServer tiered)
    {
        _tiered = tiered;
        _tiered.People.OnFind = _ => new PersonMatch.One(PeopleServer.Alice.Subject);
    }

    public static TheoryData<string, RejectionReason> Steps =>
        new()
        {
            { "/idp/.well-known/udap", RejectionReason.IdpMetadataUnavailable },
            { "/idp/register", RejectionReason.IdpRegistrationRefused },
            { "/idp/token", RejectionReason.IdpTokenRefused },
        };

    [Theory]
    [Requirement("X509-16")]
    [Requirement("TIER-12")]
    [MemberData(nameof(Steps))]
    public async Task Redirect_OfAProvider_IsNotFollowed(string path, RejectionReason reason)
    {
        await using var provider = await _tiered.StartProviderAsync();
        await using var target = await _tiered.StartProviderAsync();
        var asked = 0;
        target.OnRequest = _ => Task.FromResult(Interlocked.Increment(ref asked) < 0);
        provider.OnRequest = At(
            path,
            context =>
            {
                context.Response.Redirect(
                    target.BaseUrl + path["/idp".Length..],
                    permanent: false,
                    preserveMethod: true
                );
                return Task.CompletedTask;
            }
        );

        Assert.Equal(reason, await SignInAsync(_tiered, provider));
        Assert.Equal(0, asked);
    }

    [Theory]
    [Requirement("X509-16")]
    [Requirement("TIER-12")]
    [MemberData(nameof(Steps))]
    public async Task Answer_WithoutEnd_IsCutOff(string path, RejectionReason reason)
    {
        await using var provider = await _tiered.StartProviderAsync();
        provider.OnRequest = At(path, PourAsync);

        Assert.Equal(reason, await SignInAsync(_tiered, provider));
    }

    [Theory]
    [Requirement("X509-16")]
    [Requirement("TIER-12")]
    [MemberData(nameof(Steps))]
    public async Task Answer_DropByDrop_EndsInTime(string path, RejectionReason reason)
    {
        await using var own = await TieredServer.StartOwnAsync(exchangeTimeout: TimeSpan.FromSeconds(3));
        own.Tiered.People.OnFind = _ => new PersonMatch.One(PeopleServer.Alice.Subject);
        own.Tiered.Provider.OnRequest = At(path, DripAsync);
        var start = TimeProvider.System.GetTimestamp();

        Assert.Equal(reason, await SignInAsync(own.Tiered, own.Tiered.Provider));
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(30));
    }

    [Theory]
    [Requirement("X509-16")]
    [Requirement("TIER-04")]
    [InlineData("registration_endpoint", RejectionReason.IdpRegistrationRefused)]
    [InlineData("token_endpoint", RejectionReason.IdpTokenRefused)]
    public async Task Endpoint_AtAPrivateAddress_IsNotConnectedTo(string name, RejectionReason reason)
    {
        await using var own = await TieredServer.StartNamingAsync();
        var provider = own.Tiered.Provider;
        var inside = provider.BaseUrl.Replace("localhost", "127.0.0.1", StringComparison.Ordinal) + "/token";
        provider.OnSignedMetadata = one => one.WithClaim(name, inside);
        provider.OnMetadata = one => With(one, name, inside);

        Assert.Equal(reason, await SignInAsync(own.Tiered, provider));
        Assert.Equal(0, provider.TokenRequests);
    }

    [Theory]
    [Requirement("X509-16")]
    [Requirement("TIER-04")]
    [InlineData("localhost.")]
    [InlineData("LOCALHOST.")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("%6cocalhost.")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("127.0.0.1.")]
    [InlineData("idp.test\\@localhost")]
    [InlineData("user@localhost")]
    public async Task Idp_ThatNamesThisMachineAnotherWay_IsNotConnectedTo(string host)
    {
        await using var provider = await _tiered.StartProviderAsync();
        var asked = 0;
        provider.OnRequest = _ => Task.FromResult(Interlocked.Increment(ref asked) < 0);
        var app = await _tiered.RegisterAsync();

        var outcome = await _tiered
            .Browser()
            .AuthorizeAsync(_tiered.UrlOf(app, $"https://{host}:{new Uri(provider.BaseUrl).Port}/idp"));

        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal("s-1", outcome["state"]);
        Assert.Equal(0, asked);
    }

    [Fact]
    [Requirement("TIER-16")]
    [Requirement("CONS-23")]
    public async Task Request_OfTheApp_StaysHere()
    {
        await using var provider = await _tiered.StartProviderAsync();
        var app = await _tiered.RegisterAsync();
        string[] own =
        [
            "hint-of-the-app",
            "nonce-of-the-app",
            app.Client.ClientId,
            TestApp.RedirectUri,
            "Patient",
            "fr-CA",
        ];
        var url = _tiered.UrlOf(
            app,
            provider.BaseUrl,
            new("login_hint", own[0]),
            new("nonce", own[1]),
            new("ui_locales", own[^1]),
            new("display", "page")
        );

        Assert.NotNull((await _tiered.Browser(null, provider).AuthorizeAsync(url))["code"]);

        var sent = string.Join(' ', Assert.Single(provider.Authorizations).Values);
        Assert.All(own, text => Assert.DoesNotContain(text, sent, StringComparison.Ordinal));
        Assert.Empty(provider.Faults);
    }

    [Fact]
    [Requirement("TIER-12")]
    [Requirement("CONS-23")]
    public async Task PromptNone_WithoutASessionOfTheProvider_AsksNobody()
    {
        await using var provider = await _tiered.StartProviderAsync();
        var app = await _tiered.RegisterAsync();

        var outcome = await _tiered
            .Browser(null, provider)
            .AuthorizeAsync(_tiered.UrlOf(app, provider.BaseUrl, new AuthorizationParameter("prompt", "none")));

        Assert.Equal("login_required", outcome["error"]);
        Assert.Equal(0, provider.MetadataRequests);
    }

    private static async Task<RejectionReason> SignInAsync(TieredServer tiered, StubIdentityProvider provider)
    {
        var app = await tiered.RegisterAsync();
        var outcome = await tiered.Browser(null, provider).AuthorizeAsync(tiered.UrlOf(app, provider.BaseUrl));
        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal("s-1", outcome["state"]);
        return tiered.ReasonOf(outcome);
    }

    private static Func<HttpContext, Task<bool>> At(string path, Func<HttpContext, Task> answer) =>
        async context =>
        {
            var isIt = context.Request.Path == path;
            await (isIt ? answer(context) : Task.CompletedTask);
            return isIt;
        };

    private static async Task PourAsync(HttpContext context)
    {
        var chunk = Encoding.UTF8.GetBytes(new string(' ', 16 * 1024));
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        }
    }

    private static async Task DripAsync(HttpContext context)
    {
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync("{ "u8.ToArray(), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, context.RequestAborted);
        }
    }

    private static JsonObject With(JsonObject document, string name, JsonNode? value)
    {
        document[name] = value;
        return document;
    }
}
