using System.Collections.Immutable;
using System.Formats.Asn1;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// The certificates of its issuer that a CRL speaks for: the issuing distribution point of RFC 5280 section 5.2.5.
/// Without that extension it speaks for all.
/// </summary>
/// <param name="Uris">Distribution points of which the certificate must name one; empty for any.</param>
/// <param name="IsLeavesOnly">Speaks only for certificates that are no authority's.</param>
/// <param name="IsAuthoritiesOnly">Speaks only for certificates of authorities.</param>
internal sealed record CrlScope(ImmutableArray<string> Uris, bool IsLeavesOnly, bool IsAuthoritiesOnly)
{
    private static readonly Asn1Tag NameTag = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag LeavesTag = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag AuthoritiesTag = new(TagClass.ContextSpecific, 2);

    /// <summary>The scope of a CRL without the extension.</summary>
    internal static CrlScope All { get; } = new([], IsLeavesOnly: false, IsAuthoritiesOnly: false);

    /// <summary>Whether the CRL speaks for the certificate.</summary>
    internal bool Covers(Certificate certificate) =>
        !(certificate.IsAuthority ? IsLeavesOnly : IsAuthoritiesOnly)
        && (Uris.IsEmpty || certificate.CrlUrls.Any(url => Uris.Contains(url)));

    /// <summary>Reads the extension.</summary>
    /// <exception cref="AsnContentException">
    /// It is not DER of the extension, or speaks of certificates that cannot be told: a name without URI, some reasons
    /// only, other issuers, attribute certificates.
    /// </exception>
    internal static CrlScope Read(ReadOnlyMemory<byte> content)
    {
        var outer = new AsnReader(content, AsnEncodingRules.DER);
        var reader = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        ImmutableArray<string> uris = [];
        if (reader.HasData && reader.PeekTag().HasSameClassAndValue(NameTag))
        {
            uris = DistributionPointReader.ReadName(reader);
            if (uris.IsEmpty)
            {
                throw new AsnContentException("A distribution point without a URI is not supported.");
            }
        }

        var isLeavesOnly = ReadFlag(reader, LeavesTag);
        var isAuthoritiesOnly = ReadFlag(reader, AuthoritiesTag);
        reader.ThrowIfNotEmpty();
        return new CrlScope(uris, isLeavesOnly, isAuthoritiesOnly);
    }

    private static bool ReadFlag(AsnReader reader, Asn1Tag tag) =>
        reader.HasData && reader.PeekTag().HasSameClassAndValue(tag) && reader.ReadBoolean(tag);
}
