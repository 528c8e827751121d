using System.Collections.Immutable;
using FastCluster.Udap.Revocation;

namespace FastCluster.Udap.UpstreamSignIn;

/// <summary>What this server says of itself where it registers as a client of an identity provider. TIER-10, REG-12 to REG-23.</summary>
public sealed record UpstreamClientMetadata
{
    /// <summary>All that is ever asked for: who the person is, and nothing of them beyond it. TIER-15.</summary>
    public const string Scope = "openid udap";

    /// <summary>Base URL of this server in the community: <c>iss</c> and <c>sub</c>, a URI name of the certificate.</summary>
    public required string Issuer { get; init; }

    /// <summary><c>client_name</c>, as the pages of the identity provider show it.</summary>
    public required string ClientName { get; init; }

    /// <summary>The one redirect URI. TIER-20.</summary>
    public required string RedirectUri { get; init; }

    /// <summary><c>logo_uri</c>: https, a picture. REG-17.</summary>
    public required string LogoUri { get; init; }

    /// <summary><c>contacts</c>, one <c>mailto:</c> or more among them. REG-16.</summary>
    public required ImmutableArray<string> Contacts { get; init; }

    /// <summary>Names what is registered: other content needs a new registration.</summary>
    public UInt128 Digest =>
        StableDigest.Of("upstream client", [Issuer, ClientName, RedirectUri, LogoUri, Scope, .. Contacts]);
}
