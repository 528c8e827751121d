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
