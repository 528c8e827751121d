using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>Where and how an authorization server meets people: sign-in, consent, their apps.</summary>
public sealed record PeopleOptions
{
    /// <summary>Authorization endpoint as published. Default <c>{issuer}/authorize</c>.</summary>
    [HttpsUrl]
    public string? AuthorizationEndpoint { get; init; }

    /// <summary>Endpoint for pushed authorization requests as published. Default <c>{issuer}/par</c>.</summary>
    [HttpsUrl]
    public string? PushedRequestEndpoint { get; init; }

    /// <summary>
    /// The page where a person signs in; an identity system sends the browser back to <c>{signInPage}/callback</c>. Default
    /// <c>{issuer}/sign-in</c>.
    /// </summary>
    [HttpsUrl]
    public string? SignInPage { get; init; }

    /// <summary>Where a person's answer to a consent question is sent. Default <c>{issuer}/consent</c>.</summary>
    [HttpsUrl]
    public string? ConsentEndpoint { get; init; }

    /// <summary>The page that lists what a person allowed. Default <c>{issuer}/apps</c>.</summary>
    [HttpsUrl]
    public string? AppsPage { get; init; }

    /// <summary>Where a session is ended. Default <c>{issuer}/sign-out</c>.</summary>
    [HttpsUrl]
    public string? SignOutEndpoint { get; init; }

    /// <summary>
    /// Address below which identity providers of Tiered OAuth send the browser back, each to a place of its own. Default
    /// <c>{issuer}/idp/callback</c>.
    /// </summary>
    [HttpsUrl]
    public string? CallbackEndpoint { get; init; }

    /// <summary>Address below which style sheets and logo are found; ends with a slash. Default <c>{issuer}/assets/</c>.</summary>
    [HttpsUrl]
    public string? AssetsAddress { get; init; }

    /// <summary>
    /// Development user store: JSON list of <c>subject</c>, <c>name</c> and <c>passwordHash</c>, which <c>fastcluster people
    /// hash</c> makes. This or <see cref="OpenIdConnect"/>; refused in Production.
    /// </summary>
    [FileSetting]
    public string? UsersFile { get; init; }

    /// <summary>The operator's identity system. This or <see cref="UsersFile"/>.</summary>
    public UpstreamOptions? OpenIdConnect { get; init; }

    /// <summary>Identity providers elsewhere that an app may name (Tiered OAuth). Default: none.</summary>
    public IdentityProvidersOptions? IdentityProviders { get; init; }

    /// <summary>How the server says who people are, to data holders and apps. Default: it does not.</summary>
    public IdentityProviderOptions? IdentityProvider { get; init; }

    /// <summary>How long a session lasts without a request, 1 minute to 8 hours. Default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "08:00:00")]
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a session lasts at the most, 5 minutes to 24 hours. Default 8 hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan SessionLimit { get; init; } = TimeSpan.FromHours(8);

    /// <summary>Looks of the pages.</summary>
    public PagesOptions Pages { get; init; } = new();
}
