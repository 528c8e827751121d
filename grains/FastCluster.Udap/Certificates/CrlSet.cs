using System.Formats.Asn1;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// A CRL of one CA, parsed once: the revoked certificates as a set of 128-bit names, 20 bytes each. Immutable; any number of
/// readers. Delta and indirect CRLs and those for some reasons only are refused,
/// which leaves the status of their certificates unknown. RFC 5280 section 5.
/// </summary>
public sealed class CrlSet
{
    private readonly CertificateNameSet _names;
    private readonly CrlScope _scope;
    private readonly ReadOnlyMemory<byte> _issuerKey;
    private readonly DistinguishedName _issuerSubject;

    internal CrlSet(UInt128[] names, CrlFields fields, Certificate issuer)
    {
        _scope = fields.Scope;
        _issuerKey = issuer.SubjectPublicKeyInfo;
        _issuerSubject = issuer.Subject;
        _names = new CertificateNameSet(names);
        Number = fields.Number;
        ThisUpdate = fields.ThisUpdate;
        NextUpdate = fields.NextUpdate;
    }

    /// <summary>Number of revoked certificates.</summary>
    public int Count => _names.Count;

    /// <summary>CRL number, 0 or more.</summary>
    public System.Numerics.BigInteger Number { get; }

    /// <summary>Time of issue, UTC.</summary>
    public DateTimeOffset ThisUpdate { get; }

    /// <summary>Time by which the next CRL is issued, UTC.</summary>
    public DateTimeOffset NextUpdate { get; }

    /// <summary>The names of the revoked certificates, ascending.</summary>
    public ReadOnlySpan<UInt128> Names => _names.Span;

    /// <summary>Whether a certificate is revoked.</summary>
    /// <param name="certificate">Name of the certificate under the CA of this CRL.</param>
    public bool Contains(CertificateName certificate) => _names.Contains(certificate.Value);

    /// <summary>
    /// Whether the CRL speaks for a certificate: the same CA by name and key issued both, and the certificate lies in the
    /// scope of the CRL. If not, the CRL proves nothing about it. RFC 5280 section 6.3.3 (b).
    /// </summary>
    /// <param name="certificate">The certificate to be judged.</param>
    /// <param name="issuer">Its issuer on the path.</param>
    public bool Covers(Certificate certificate, Certificate issuer)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(issuer);
        return _issuerKey.Span.SequenceEqual(issuer.SubjectPublicKeyInfo.Span)
            && _issuerSubject.Equals(issuer.Subject)
            && _scope.Covers(certificate);
    }

    /// <summary>Parses a CRL and checks that the CA signed it.</summary>
    /// <param name="der">The CRL, DER.</param>
    /// <param name="issuer">The CA whose certificates it speaks of.</param>
    /// <param name="set">The set when accepted, otherwise null.</param>
    /// <returns>
    /// None, <see cref="RejectionReason.CrlMalformed"/> or <see cref="RejectionReason.CrlSignatureInvalid"/> (also for
    /// a CA whose key usage does not allow CRLs).
    /// </returns>
    public static RejectionReason TryParse(ReadOnlyMemory<byte> der, Certificate issuer, out CrlSet? set)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        set = null;
        try
        {
            var signed = SignedDer.Read(der);
            var fields = CrlFields.Read(signed);
            var isIssuer = fields.Issuer.Equals(issuer.Subject) && CertificateRules.MaySignCrl(issuer);
            if (!isIssuer || !issuer.Key.Verifies(signed))
            {
                return RejectionReason.CrlSignatureInvalid;
            }

            set = new CrlSet(NamesOf(fields, issuer), fields, issuer);
            return RejectionReason.None;
        }
        catch (AsnContentException)
        {
            return RejectionReason.CrlMalformed;
        }
    }

    private static UInt128[] NamesOf(CrlFields fields, Certificate issuer)
    {
        var namer = new CertificateNamer(issuer);
        var names = new List<UInt128>();
        var reader = new AsnReader(fields.Revoked, AsnEncodingRules.DER);
        var entries = reader.HasData ? reader.ReadSequence() : null;
        while (entries is { HasData: true })
        {
            var entry = entries.ReadSequence();
            names.Add(namer.NameOf(entry.ReadIntegerBytes().Span));
            CertificateFields.ReadTime(entry);
            if (entry.HasData)
            {
                CrlFields.CheckEntryExtensions(entry.ReadSequence());
            }
        }

        return [.. names];
    }
}
