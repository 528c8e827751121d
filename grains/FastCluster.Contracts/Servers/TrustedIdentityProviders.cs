using System.Collections.Immutable;

namespace FastCluster.Contracts.Servers;

/// <summary>The identity providers of one community that are trusted with people. Texts are compared ordinally.</summary>
public sealed record TrustedIdentityProviders
{
    /// <summary>URI of a community of this server: its anchors prove the identity provider.</summary>
    public required string Community { get; init; }

    /// <summary>Communities whose apps may send people there; empty: all.</summary>
    public ImmutableArray<string> AppCommunities { get; init; } = [];

    /// <summary>
    /// Base URLs of the identity providers; empty: all that the community proves and whose endpoints are on their own origin.
    /// </summary>
    public ImmutableArray<string> BaseUrls { get; init; } = [];

    /// <summary>Accepted values of <c>acr</c>; empty: any (TIER-32).</summary>
    public ImmutableArray<string> Assurance { get; init; } = [];

    /// <summary>Whether an ID token has to state <c>acr</c> and <c>amr</c> (TIER-28). Default yes.</summary>
    public bool RequiresAssurance { get; init; } = true;

    /// <summary>Whether the UserInfo endpoint is asked where the ID token says too little (TIER-34). Default no.</summary>
    public bool AsksUserInfo { get; init; }

    /// <summary>Whether apps of a community may send people there.</summary>
    /// <param name="appCommunity">Community of the app.</param>
    public bool IsFor(string appCommunity) =>
        AppCommunities.IsEmpty || AppCommunities.Contains(appCommunity, StringComparer.Ordinal);

    /// <summary>Whether an identity provider is not left out by its name alone.</summary>
    /// <param name="baseUrl">Its base URL, exact.</param>
    public bool MayBe(string baseUrl) => BaseUrls.IsEmpty || Names(baseUrl);

    /// <summary>Whether the operator named an identity provider: its endpoints may be on other origins then (BCP-11).</summary>
    /// <param name="baseUrl">Its base URL, exact.</param>
    public bool Names(string baseUrl) => BaseUrls.Contains(baseUrl, StringComparer.Ordinal);
}
