using System.Collections.Immutable;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// A proven path: every signature from the anchor down to the leaf and every rule of RFC 5280 section 6.1 held at the
/// time it was judged. Revocation is another question: <see cref="RevocationRules"/>. Immutable.
/// </summary>
public sealed class CertificatePath
{
    internal CertificatePath(
        ImmutableArray<Certificate> certificates,
        Certificate anchor,
        ImmutableArray<string> policyOids
    )
    {
        Certificates = certificates;
        Anchor = anchor;
        PolicyOids = policyOids;
        ValidUntil = certificates.Append(anchor).Min(certificate => certificate.NotAfter);
        Names = [.. certificates.Select((certificate, index) => certificate.NameUnder(IssuerOf(index)))];
        AnchorName = anchor.NameAsAnchor();
    }

    /// <summary>The certificates, leaf first, without the anchor; 1 to 10.</summary>
    public ImmutableArray<Certificate> Certificates { get; }

    /// <summary>The trust anchor reached.</summary>
    public Certificate Anchor { get; }

    /// <summary>The certificate whose owner is identified.</summary>
    public Certificate Leaf => Certificates[0];

    /// <summary>Short names of <see cref="Certificates"/>, in the same order.</summary>
    public ImmutableArray<CertificateName> Names { get; }

    /// <summary>Short name of the anchor.</summary>
    public CertificateName AnchorName { get; }

    /// <summary>Last moment at which all certificates, the anchor included, are valid; whole seconds, UTC.</summary>
    public DateTimeOffset ValidUntil { get; }

    /// <summary>
    /// The policies under which the whole path is valid, in the terms of the anchor, dotted OIDs in ordinal order; holds
    /// 2.5.29.32.0 when the path allows any. Empty when it allows none. RFC 5280 section 6.1.6.
    /// </summary>
    public ImmutableArray<string> PolicyOids { get; }

    /// <summary>The issuer of the certificate at an index of <see cref="Certificates"/>: the next one, or the anchor.</summary>
    /// <param name="index">0 to the number of certificates less one.</param>
    public Certificate IssuerOf(int index) => index + 1 < Certificates.Length ? Certificates[index + 1] : Anchor;
}
