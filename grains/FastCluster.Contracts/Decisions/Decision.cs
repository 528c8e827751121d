using System.Collections.Immutable;

namespace FastCluster.Contracts.Decisions;

/// <summary>
/// One decision of the authorization server, as audit, detection and explanation read it. It never holds a token, an
/// assertion, a key or personal data. Texts that came from outside must be bounded by the caller; the stream cuts what
/// exceeds <see cref="MaximumTextLength"/>.
/// </summary>
[GenerateSerializer]
[Immutable]
[Alias("fastcluster.Decision")]
public sealed record Decision
{
    /// <summary>Longest text that is kept of any member, in UTF-16 units.</summary>
    public const int MaximumTextLength = 1024;

    /// <summary>Most entries of <see cref="Detail"/> that are kept.</summary>
    public const int MaximumDetails = 16;

    /// <summary>What was decided.</summary>
    [Id(0)]
    public required DecisionKind Kind { get; init; }

    /// <summary>Why it was refused; <see cref="RejectionReason.None"/> means accepted.</summary>
    [Id(1)]
    public RejectionReason Reason { get; init; }

    /// <summary>Whether it was accepted: exactly when <see cref="Reason"/> is <see cref="RejectionReason.None"/>.</summary>
    public bool Accepted => Reason == RejectionReason.None;

    /// <summary>Id of the authorization server (tenant); null when none was determined.</summary>
    [Id(2)]
    public string? AuthorizationServer { get; init; }

    /// <summary>URI of the trust community; null when none was determined.</summary>
    [Id(3)]
    public string? Community { get; init; }

    /// <summary>Client id; null when none is known.</summary>
    [Id(4)]
    public string? ClientId { get; init; }

    /// <summary>Issuer URI of the software statement or assertion, proven or only claimed as <see cref="Reason"/> tells.</summary>
    [Id(5)]
    public string? Issuer { get; init; }

    /// <summary><c>jti</c> of the assertion, statement or token that was judged.</summary>
    [Id(6)]
    public string? JwtId { get; init; }

    /// <summary>SHA-256 of the leaf certificate, lower-case hexadecimal.</summary>
    [Id(7)]
    public string? CertificateThumbprint { get; init; }

    /// <summary>What a trust, key, revocation or admin decision is about, e.g. the name of an anchor or a token family.</summary>
    [Id(8)]
    public string? Entity { get; init; }

    /// <summary>Network address of the caller as the edge sees it behind named proxies; null when there is none.</summary>
    [Id(9)]
    public string? SourceAddress { get; init; }

    /// <summary>Id that joins the decision with log lines and the answer.</summary>
    [Id(10)]
    public string? CorrelationId { get; init; }

    /// <summary>Few further facts by name, e.g. <c>scope</c> or <c>purpose</c>; at most <see cref="MaximumDetails"/>.</summary>
    [Id(11)]
    public ImmutableSortedDictionary<string, string> Detail { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;
}
