using System.Collections.Immutable;

namespace FastCluster.Contracts.Servers;

/// <summary>
/// Where and how a server says who people are, to data holders (Tiered OAuth) and to apps that ask <c>openid</c>. Its issuer is
/// the base URL of the identity provider. URLs are absolute https URLs without query and fragment, as published.
/// </summary>
public sealed record IdentityProviderRole
{
    /// <summary>UserInfo endpoint (OpenID Connect Core section 5.3).</summary>
    public required string UserInfo { get; init; }

    /// <summary>Document of the public keys of the certificates that sign ID tokens.</summary>
    public required string Keys { get; init; }

    /// <summary><c>acr</c> of a sign-in that states none, or null (TIER-28, TIER-32).</summary>
    public string? Assurance { get; init; }

    /// <summary><c>amr</c> of a sign-in that states none; empty for none (TIER-28, TIER-32).</summary>
    public ImmutableArray<string> Methods { get; init; } = [];
}
