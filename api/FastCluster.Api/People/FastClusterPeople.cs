using FastCluster.Api.Metadata;
using FastCluster.Api.People.Apps;
using FastCluster.Api.People.Assets;
using FastCluster.Api.People.Consent;
using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Requests;
using FastCluster.Api.People.SessionKeys;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.People.Settings;
using FastCluster.Api.People.SignIn;
using FastCluster.Api.People.Tiered;
using FastCluster.Api.People.Upstream;
using FastCluster.Api.PushedRequests;
using FastCluster.Api.Routing;
using FastCluster.Api.UserInfo;
using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Tokens;
using FastCluster.Contracts.Upstream;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.People;

/// <summary>Adds what people need to the HTTP edge: sessions, sign-in, consent, their apps.</summary>
public static class FastClusterPeople
{
    /// <summary>Name under which all nodes share the keys of sessions; another one would end every session.</summary>
    private const string ApplicationName = "fastcluster";

    /// <summary>
    /// Adds the pages. Call it after the silo or the client of the cluster was added: the keys of sessions are read from the
    /// cluster before the node is ready, and hosted services start in the order in which they were added.
    /// </summary>
    /// <param name="services">Services of the host, with those of <see cref="FastClusterApi"/>.</param>
    /// <param name="people">Servers that serve people; where there is none, nothing is added.</param>
    public static IServiceCollection AddFastClusterPeople(this IServiceCollection services, PeopleDirectory people)
    {
        ArgumentNullException.ThrowIfNull(people);
        if (!people.All.Any())
        {
            return services;
        }

        services.AddSingleton(people);
        services.AddSessionKeys();
        services.AddSessions(people);
        services.AddPages();
        services.TryAddSingleton<IAuthorizer, DistantAuthorizer>();
        services.TryAddSingleton<IUpstream, DistantUpstream>();
        services.AddSingleton<IPublicEndpoint, AuthorizationEndpoint>();
        services.AddSingleton<IPublicEndpoint, PushedRequestEndpoint>();
        services.AddSingleton<IPublicEndpoint, SignInEndpoint>();
        services.AddSingleton<IPublicEndpoint, SignInCallbackEndpoint>();
        services.AddSingleton<IPublicEndpoint, IdentityProviderCallbackEndpoint>();
        services.AddSingleton<IPublicEndpoint, IdentityProviderLinkEndpoint>();
        services.AddSingleton<IPublicEndpoint, ConsentEndpoint>();
        services.AddSingleton<IPublicEndpoint, AppsEndpoint>();
        services.AddSingleton<IPublicEndpoint, SignOutEndpoint>();
        services.AddSingleton<IPublicEndpoint, AssetsEndpoint>();
        services.TryAddSingleton<IUserInfo, DistantUserInfo>();
        services.AddSingleton<IPublicEndpoint, UserInfoEndpoint>();
        services.AddSingleton<IPublicEndpoint, IdTokenKeysEndpoint>();
        return services;
    }

    private static void AddSessionKeys(this IServiceCollection services)
    {
        services.AddSingleton<SessionKeyRepository>();
        services.AddHostedService<SessionKeyUpkeep>(); // before the framework reads the keys, which the next line makes it do
        services.AddDataProtection().SetApplicationName(ApplicationName).DisableAutomaticKeyGeneration();
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<SessionKeyRepository>(
                static (keys, repository) =>
                {
                    keys.XmlRepository = repository;
                    keys.XmlEncryptor = new NullXmlEncryptor();
                }
            );
        // the owner of the keys wraps them: the warning that they are plain is about the way there
        services.AddLogging(logging => logging.AddFilter(typeof(NullXmlEncryptor).FullName, LogLevel.Error));
    }

    private static void AddSessions(this IServiceCollection services, PeopleDirectory people)
    {
        services.AddSingleton<IAuthenticationSchemeProvider, PageSchemes>();
        var authentication = services.AddAuthentication();
        foreach (var server in people.All)
        {
            authentication.AddCookie(SessionSchemes.CookieOf(server.ServerId), cookie => Apply(server, cookie));
            if (server.Upstream is not null)
            {
                authentication.AddOpenIdConnect(SessionSchemes.UpstreamOf(server.ServerId), _ => { });
            }
        }

        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, UpstreamSchemeSetup>();
        services.AddSingleton<UpstreamEvents>();
        services.AddSingleton<UpstreamSignIn>();

        services.AddSingleton<IAntiforgeryAdditionalDataProvider, FormBinding>();
        services.AddAntiforgery(forms =>
        {
            forms.FormFieldName = PageForms.TokenField;
            forms.HeaderName = null;
            forms.SuppressXFrameOptionsHeader = true; // pages set a stricter one
            Protect(forms.Cookie, SessionSchemes.FormCookie);
        });
        services.AddSingleton<PersonSessions>();
        services.AddSingleton<PageForms>();
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<PageAssetDirectory>();
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<PageReplies>();
        services.AddSingleton<AuthorizationSteps>();
        services.AddSingleton<LinkAccounts>();
        services.AddSingleton<LinkPages>();
        services.AddSingleton<TieredSteps>();
        services.AddSingleton<OnwardPages>();
        services.AddSingleton<TieredSignIn>();
        services.AddSingleton<PasswordSignIn>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SignInPages>();
        services.AddSingleton<PasswordAttempts>();
    }

    private static void Apply(PeopleSettings server, CookieAuthenticationOptions session)
    {
        session.ExpireTimeSpan = server.SessionLifetime;
        session.SlidingExpiration = true;
        Protect(session.Cookie, SessionSchemes.CookieNameOf(server.ServerId));
    }

    /// <summary>
    /// <c>Lax</c>, because a person arrives from the app by a link: a stricter cookie would stay at home, and a form of an open
    /// tab would lose its secret. No form of another site carries it.
    /// </summary>
    private static void Protect(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.IsEssential = true;
    }
}
