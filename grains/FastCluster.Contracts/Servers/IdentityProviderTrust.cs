using System.Collections.Immutable;

namespace FastCluster.Contracts.Servers;

/// <summary>
/// Which identity providers elsewhere may sign people in, and as whom this server registers there (Tiered OAuth, TIER-09).
/// </summary>
public sealed record IdentityProviderTrust
{
    /// <summary>Communities whose identity providers are trusted, in order of preference; at least one.</summary>
    public required ImmutableArray<TrustedIdentityProviders> Communities { get; init; }

    /// <summary>Name of this server on the pages of identity providers: <c>client_name</c>.</summary>
    public required string ClientName { get; init; }

    /// <summary><c>logo_uri</c> of the registration: https, a picture.</summary>
    public required string LogoUri { get; init; }

    /// <summary><c>contacts</c> of the registration, one <c>mailto:</c> or more among them.</summary>
    public required ImmutableArray<string> Contacts { get; init; }

    /// <summary>
    /// Whether a person whom nobody knows here may sign in here as well and so say who they are. Otherwise the app is told
    /// <c>access_denied</c> (TIER-35, TIER-36). Default yes.
    /// </summary>
    public bool AllowsLinking { get; init; } = true;

    /// <summary>
    /// What is trusted with people of an app of a community: of the app's own community first, then in order.
    /// </summary>
    /// <param name="appCommunity">Community of the app.</param>
    public IEnumerable<TrustedIdentityProviders> For(string appCommunity) =>
        Communities
            .Where(trusted => trusted.IsFor(appCommunity))
            .OrderByDescending(trusted => string.Equals(trusted.Community, appCommunity, StringComparison.Ordinal));
}
