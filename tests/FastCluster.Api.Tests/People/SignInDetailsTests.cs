using System.Text.Json.Nodes;
using FastCluster.Api.People.Settings;
using FastCluster.Api.People.Upstream;
using FastCluster.Api.Tests.Hosting;
using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Api.Tests.People;

/// <summary>What a sign-in says of a person beyond who they are: kept by identity providers, dropped by all others.</summary>
public sealed class SignInDetailsTests : IDisposable
{
    private const string Query = "client_id=app&state=s&scope=openid";

    private static readonly UpstreamSettings s_upstream = new()
    {
        Authority = FakeIdentitySystem.Issuer,
        ClientId = "fastcluster",
        ClientSecret = "secret",
        Scopes = ["openid"],
        SubjectClaim = "sub",
    };

    private readonly FakeIdentitySystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    [Requirement("TOK-30")]
    public async Task IdentitySystem_AtAnIdentityProvider_SaysWhatItsIdTokenSays()
    {
        Describe();

        var person = await SignInAsync(isIdentityProvider: true);

        Assert.Equal(new("Ada Lovelace", "ada@mail.test", true, "https://fhir.test/Patient/1"), person.Details);
    }

    [Fact]
    [Requirement("B2BU-08")]
    public async Task IdentitySystem_AtAnotherServer_SaysWhoItIsAndNoMore()
    {
        Describe();

        var person = await SignInAsync(isIdentityProvider: false);

        Assert.Equal("upstream-ada", person.Subject);
        Assert.Null(person.Details);
    }

    [Fact]
    [Requirement("TOK-30")]
    public async Task IdentitySystem_WithTextsOfOtherLength_IsNotBelievedInThem()
    {
        Describe();
        _system.Claims["name"] = new string('a', 257);
        _system.Claims["email"] = "";
        _system.Claims["email_verified"] = "perhaps";

        var person = await SignInAsync(isIdentityProvider: true);

        Assert.Equal(new(null, null, null, "https://fhir.test/Patient/1"), person.Details);
    }

    [Fact]
    [Requirement("TOK-30")]
    public async Task UserStore_AtAnIdentityProvider_SaysWhatItKnows()
    {
        var details = new PersonDetails("Ada Lovelace", "ada@mail.test", false, null);
        await using var application = await PeopleApplication.StartAsync(
            settings => settings with { Users = [.. settings.Users!.Select(user => user with { Details = details })] },
            more: AddIdentityProvider
        );
        using var browser = await application.SignInAsync();

        await browser.GetAsync("/authorize?" + Query);

        Assert.Equal(details, application.Authorizer.Judged.Last().Person!.Details);
    }

    private void Describe()
    {
        _system.Claims["name"] = "Ada Lovelace";
        _system.Claims["email"] = "ada@mail.test";
        _system.Claims["email_verified"] = JsonValue.Create(true);
        _system.Claims["fhirUser"] = "https://fhir.test/Patient/1";
    }

    private async Task<SignedInPerson> SignInAsync(bool isIdentityProvider)
    {
        await using var application = await PeopleApplication.StartAsync(
            settings => settings.ServerId == "one" ? settings with { Users = null, Upstream = s_upstream } : settings,
            more: services =>
            {
                services.AddSingleton(new UpstreamBackchannel(() => _system));
                if (isIdentityProvider)
                {
                    AddIdentityProvider(services);
                }
            }
        );
        using var browser = application.Open();
        var away = await browser.GetAsync("/sign-in?" + Query);
        var back = await browser.GetAsync(_system.Visit(away.Location!)["https://as.test".Length..]);
        await browser.FollowAsync(back);
        return application.Authorizer.Judged.Last().Person!;
    }

    private static void AddIdentityProvider(IServiceCollection services)
    {
        var servers = (TestServers)
            services.Last(one => one.ServiceType == typeof(IAuthorizationServerDirectory)).ImplementationInstance!;
        services.AddSingleton<IAuthorizationServerDirectory>(
            new TestServers([
                .. servers.All.Select(server =>
                    server with
                    {
                        IdentityProvider = new()
                        {
                            UserInfo = $"{server.Issuer}/userinfo",
                            Keys = $"{server.Issuer}/.well-known/id-token-keys.json",
                        },
                    }
                ),
            ])
        );
    }
}
