using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// The anchors of a community and the intermediates it knows: an immutable snapshot, swapped whole. Intermediates add
/// no trust, they only complete paths. X509-01, X509-02.
/// </summary>
public sealed class TrustStore
{
    private readonly FrozenDictionary<string, ImmutableArray<Certificate>> anchorsBySubject;
    private readonly FrozenDictionary<string, ImmutableArray<Certificate>> intermediatesBySubject;
    private readonly FrozenSet<string> anchorThumbprints;
    private readonly FrozenSet<Certificate> own;

    /// <summary>What is known of signatures among the store's own certificates; at most the square of their number.</summary>
    private readonly ConcurrentDictionary<(Certificate Child, Certificate Issuer), bool> signed = new();

    /// <summary>Makes a snapshot.</summary>
    /// <param name="anchors">Certificates of the trusted authorities; each is checked anew for each path.</param>
    /// <param name="intermediates">Certificates of further authorities, from configuration or from proven paths.</param>
    public TrustStore(IEnumerable<Certificate> anchors, IEnumerable<Certificate> intermediates)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        ArgumentNullException.ThrowIfNull(intermediates);
        Anchors = [.. anchors.DistinctBy(anchor => anchor.Thumbprint)];
        anchorThumbprints = Anchors.Select(anchor => anchor.Thumbprint).ToFrozenSet(StringComparer.Ordinal);
        Intermediates =
        [
            .. intermediates.DistinctBy(certificate => certificate.Thumbprint).Where(known => !IsAnchor(known)),
        ];
        anchorsBySubject = BySubject(Anchors);
        intermediatesBySubject = BySubject(Intermediates);
        own = Anchors.Concat(Intermediates).ToFrozenSet();
    }

    /// <summary>The anchors, in the given order, without repetition.</summary>
    public ImmutableArray<Certificate> Anchors { get; }

    /// <summary>The intermediates, in the given order, without repetition and without anchors.</summary>
    public ImmutableArray<Certificate> Intermediates { get; }

    /// <summary>Whether the certificate is one of the anchors, byte for byte.</summary>
    public bool IsAnchor(Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return anchorThumbprints.Contains(certificate.Thumbprint);
    }

    /// <summary>Whether these bytes are an anchor or an intermediate of the store, so that nobody needs to read them again.</summary>
    /// <param name="der">A certificate, DER.</param>
    public bool Holds(ReadOnlySpan<byte> der)
    {
        foreach (var certificate in own)
        {
            if (certificate.Der.Span.SequenceEqual(der))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the issuer's key signed the child; verified once for the store's own certificates, whose bytes stay.</summary>
    internal bool IsSigned(Certificate child, Certificate issuer) =>
        own.Contains(child) && own.Contains(issuer)
            ? signed.GetOrAdd((child, issuer), edge => edge.Issuer.Key.Verifies(edge.Child.Signed))
            : issuer.Key.Verifies(child.Signed);

    internal ImmutableArray<Certificate> AnchorsNamed(DistinguishedName subject) =>
        anchorsBySubject.GetValueOrDefault(subject.Key, []);

    internal ImmutableArray<Certificate> IntermediatesNamed(DistinguishedName subject) =>
        intermediatesBySubject.GetValueOrDefault(subject.Key, []);

    private static FrozenDictionary<string, ImmutableArray<Certificate>> BySubject(
        IEnumerable<Certificate> certificates
    ) =>
        certificates
            .GroupBy(certificate => certificate.Subject.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
}
