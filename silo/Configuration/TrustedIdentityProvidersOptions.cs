using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>The identity providers of one community that are trusted with people.</summary>
public sealed record TrustedIdentityProvidersOptions
{
    /// <summary>
    /// URI of a community of the server, whose anchors prove the identity provider; the server has a certificate of it. Required.
    /// </summary>
    [Required]
    [AbsoluteUri]
    public string Uri { get; init; } = "";

    /// <summary>URIs of the communities whose apps may send people there. Default: all of the server.</summary>
    public IReadOnlyList<string> AppCommunities { get; init; } = [];

    /// <summary>
    /// Base URLs of the identity providers, exact; the endpoints of one that is listed may be on other origins (scheme, host,
    /// port) than its base URL. Default: all that the community proves and whose endpoints are on the origin of their base URL.
    /// </summary>
    public IReadOnlyList<string> BaseUrls { get; init; } = [];

    /// <summary>Accepted values of <c>acr</c>. Default: any.</summary>
    public IReadOnlyList<string> Assurance { get; init; } = [];

    /// <summary>Whether an ID token has to state <c>acr</c> and <c>amr</c>. Default true.</summary>
    public bool RequireAssurance { get; init; } = true;

    /// <summary>Whether the UserInfo endpoint is asked where the ID token does not tell who the person is here. Default false.</summary>
    public bool UseUserInfo { get; init; }
}
