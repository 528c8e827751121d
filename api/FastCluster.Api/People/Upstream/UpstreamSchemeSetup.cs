using FastCluster.Api.People.Sessions;
using FastCluster.Api.People.Settings;
using FastCluster.Api.Routing;
using FastCluster.Contracts.Servers;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace FastCluster.Api.People.Upstream;

/// <summary>
/// How the framework's OpenID Connect handler speaks to the operator's identity system: code flow with PKCE, state and nonce,
/// answered by a link and not by a form of another site, so that cookies may stay <c>Lax</c>.
/// </summary>
internal sealed class UpstreamSchemeSetup(
    PeopleDirectory people,
    IAuthorizationServerDirectory servers,
    UpstreamEvents events,
    UpstreamBackchannel? backchannel = null
) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    /// <summary>Allowance for the identity system's clock.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    private static readonly string[] s_algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
    ];

    private static readonly TimeSpan s_backchannelTimeout = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public void Configure(string? name, OpenIdConnectOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = people.All.FirstOrDefault(server =>
            string.Equals(SessionSchemes.UpstreamOf(server.ServerId), name, StringComparison.Ordinal)
        );
        if (settings?.Upstream is { } upstream)
        {
            Apply(upstream, options);
            var callback = PublishedUrls.SignInCallback(servers.Get(settings.ServerId).People!);
            options.CallbackPath = Uri.UnescapeDataString(new Uri(callback).AbsolutePath);
            options.SignInScheme = SessionSchemes.CookieOf(settings.ServerId);
            events.AddTo(options.Events, callback, upstream.SubjectClaim);
        }
    }

    /// <inheritdoc/>
    public void Configure(OpenIdConnectOptions options) => Configure(Options.DefaultName, options);

    private void Apply(UpstreamSettings upstream, OpenIdConnectOptions options)
    {
        options.Authority = upstream.Authority;
        options.ClientId = upstream.ClientId;
        options.ClientSecret = upstream.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.Scope.Clear();
        foreach (var scope in upstream.Scopes)
        {
            options.Scope.Add(scope);
        }

        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.DisableTelemetry = true;
        options.RemoteSignOutPath = PathString.Empty;
        options.SignedOutCallbackPath = PathString.Empty;
        options.TokenValidationParameters.ValidAlgorithms = s_algorithms;
        options.TokenValidationParameters.ClockSkew = Skew;
        options.BackchannelTimeout = s_backchannelTimeout;
        options.BackchannelHttpHandler = backchannel?.Create();
        Protect(options.CorrelationCookie, "__Secure-fc-c.");
        Protect(options.NonceCookie, "__Secure-fc-n.");
    }

    private static void Protect(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.SameSite = SameSiteMode.Lax;
    }
}
