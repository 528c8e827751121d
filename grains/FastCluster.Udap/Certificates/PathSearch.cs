using System.Collections.Immutable;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// One bounded search for a path. Paths are put together by name alone, which costs nothing; only a path that reaches
/// an anchor is judged, its signatures from the anchor down. So a stranger, who can make certificates that look like a
/// path but not one that an anchor signed, buys at most <see cref="MaximumFailedSignatures"/> verifications.
/// One use per leaf, one caller.
/// </summary>
internal sealed class PathSearch
{
    /// <summary>Most certificates of a path, the anchor not counted. Design section 8.</summary>
    internal const int MaximumDepth = 10;

    private const int MaximumSteps = 1_000;
    private const int MaximumJudgements = 64;
    private const int MaximumSignatures = 50;
    private const int MaximumFailedSignatures = 8;

    private readonly TrustStore store;
    private readonly ILookup<string, Certificate> presented;
    private readonly DateTimeOffset now;
    private readonly PolicyInputs policies;
    private readonly Dictionary<(string Child, string Issuer), bool> verified = [];
    private readonly List<Certificate> path = [];
    private RejectionReason fault = RejectionReason.PathNotFound;
    private int steps;
    private int judgements;
    private int failedSignatures;

    internal PathSearch(TrustStore store, IEnumerable<Certificate> presented, PolicyInputs policies, DateTimeOffset now)
    {
        this.store = store;
        this.policies = policies;
        this.now = now;
        this.presented = presented
            .Where(certificate => !store.IsAnchor(certificate))
            .DistinctBy(certificate => certificate.Thumbprint)
            .ToLookup(certificate => certificate.Subject.Key, StringComparer.Ordinal);
    }

    private bool IsExhausted =>
        steps >= MaximumSteps
        || judgements >= MaximumJudgements
        || verified.Count >= MaximumSignatures
        || failedSignatures >= MaximumFailedSignatures;

    /// <summary>Looks for a path from the leaf to an anchor; the first one that holds is taken.</summary>
    internal PathOutcome Run(Certificate leaf)
    {
        path.Add(leaf);
        var found = Extend(leaf);
        return found is null ? new PathOutcome.Rejected(fault) : new PathOutcome.Valid(found);
    }

    private CertificatePath? Extend(Certificate last)
    {
        foreach (var anchor in LikelyFirst(store.AnchorsNamed(last.Issuer), last))
        {
            if (IsExhausted)
            {
                return null;
            }

            if (Judge(anchor) is { } proven)
            {
                return proven;
            }
        }

        return path.Count == MaximumDepth ? null : ExtendByIntermediates(last);
    }

    private CertificatePath? ExtendByIntermediates(Certificate last)
    {
        var candidates = store.IntermediatesNamed(last.Issuer).Concat(presented[last.Issuer.Key]);
        foreach (var candidate in LikelyFirst(candidates, last))
        {
            steps++;
            if (IsExhausted)
            {
                return null;
            }

            if (IsOnPath(candidate) || verified.GetValueOrDefault(Edge(last, candidate), defaultValue: true) is false)
            {
                continue;
            }

            path.Add(candidate);
            var proven = Extend(candidate);
            path.RemoveAt(path.Count - 1);
            if (proven is not null)
            {
                return proven;
            }
        }

        return null;
    }

    private CertificatePath? Judge(Certificate anchor)
    {
        judgements++;
        var reason = PathRules.CheckStrength(path, anchor);
        if (reason != RejectionReason.None)
        {
            Note(reason);
            return null;
        }

        if (!AreSignaturesValid(anchor))
        {
            return null;
        }

        ImmutableArray<Certificate> certificates = [.. path];
        reason = PathRules.CheckValidity(certificates, anchor, now);
        reason = reason == RejectionReason.None ? PathRules.CheckStructure(certificates, anchor) : reason;
        if (reason != RejectionReason.None)
        {
            Note(reason);
            return null;
        }

        if (PolicyRules.Check(certificates, policies) is { } policyOids)
        {
            return new CertificatePath(certificates, anchor, policyOids);
        }

        Note(RejectionReason.PathInvalid);
        return null;
    }

    private bool AreSignaturesValid(Certificate anchor)
    {
        var issuer = anchor;
        for (var index = path.Count - 1; index >= 0; index--)
        {
            if (!IsSigned(path[index], issuer))
            {
                return false;
            }

            issuer = path[index];
        }

        return true;
    }

    private bool IsSigned(Certificate certificate, Certificate issuer)
    {
        var edge = Edge(certificate, issuer);
        if (!verified.TryGetValue(edge, out var isSigned))
        {
            isSigned = store.IsSigned(certificate, issuer);
            verified.Add(edge, isSigned);
            failedSignatures += isSigned ? 0 : 1;
        }

        return isSigned;
    }

    // the first fault is that of the most likely path
    private void Note(RejectionReason reason) => fault = fault == RejectionReason.PathNotFound ? reason : fault;

    private bool IsOnPath(Certificate candidate) =>
        path.Exists(certificate =>
            certificate.Subject.Equals(candidate.Subject)
            && certificate.SubjectPublicKeyInfo.Span.SequenceEqual(candidate.SubjectPublicKeyInfo.Span)
        );

    private static (string Child, string Issuer) Edge(Certificate child, Certificate issuer) =>
        (child.Thumbprint, issuer.Thumbprint);

    // key identifiers are hints: they order the candidates and rule out none
    private static IEnumerable<Certificate> LikelyFirst(IEnumerable<Certificate> candidates, Certificate child)
    {
        var hint = child.Extensions.AuthorityKeyIdentifier;
        return hint is null
            ? candidates
            : candidates.OrderBy(candidate => candidate.Extensions.SubjectKeyIdentifier == hint ? 0 : 1);
    }
}
