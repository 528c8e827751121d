using System.Collections.Immutable;

namespace FastCluster.Udap.Communities;

/// <summary>
/// Whose authorization assertions (RFC 7523 section 2.1, UDAP Client Authorization Grants) members of a community may hand in
/// for a token. The grant is offered, and can be registered, exactly where somebody is listed.
/// </summary>
public sealed record AssertionPolicy
{
    /// <summary>Who may assert, each by a certificate of the community. Default nobody: the grant is off. AZA-01, AZA-05.</summary>
    public ImmutableArray<AssertionIssuer> Issuers { get; init; } = [];

    /// <summary>
    /// Longest life of an assertion, <c>exp - iat</c>. 60 seconds to 60 minutes, default 60 minutes. AZA-08.
    /// </summary>
    public TimeSpan MaximumLifetime { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Whether the grant is offered.</summary>
    public bool IsOffered => !Issuers.IsEmpty;
}
