using System.Collections.Immutable;

namespace FastCluster.Pki;

/// <summary>The names an authority may (permitted) and must not (excluded) certify, RFC 5280 section 4.2.1.10.</summary>
public sealed record NameConstraints
{
    /// <summary>Hosts that URIs may name: <c>host.example</c> exactly, or <c>.example</c> for all below. Default any.</summary>
    public ImmutableArray<string> PermittedUris { get; init; } = [];

    /// <summary>Hosts that URIs must not name, same form. Default none.</summary>
    public ImmutableArray<string> ExcludedUris { get; init; } = [];

    /// <summary>Domains that DNS names may lie in: the name and all below it. Default any.</summary>
    public ImmutableArray<string> PermittedDnsNames { get; init; } = [];

    /// <summary>Domains that DNS names must not lie in. Default none.</summary>
    public ImmutableArray<string> ExcludedDnsNames { get; init; } = [];

    /// <summary>Mailboxes, hosts or <c>.domains</c> that mail addresses may belong to. Default any.</summary>
    public ImmutableArray<string> PermittedEmails { get; init; } = [];

    /// <summary>Mailboxes, hosts or <c>.domains</c> that mail addresses must not belong to. Default none.</summary>
    public ImmutableArray<string> ExcludedEmails { get; init; } = [];

    /// <summary>Leading parts that subjects must have. Default any.</summary>
    public ImmutableArray<SubjectName> PermittedSubjects { get; init; } = [];

    /// <summary>Leading parts that subjects must not have. Default none.</summary>
    public ImmutableArray<SubjectName> ExcludedSubjects { get; init; } = [];
}
