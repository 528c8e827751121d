using System.Collections.Immutable;
using System.Formats.Asn1;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// Reads the URLs of CRL distribution points, RFC 5280 section 4.2.1.13. A point that leaves out some reasons or names
/// another CRL issuer gives no URL: such CRLs are not supported, so its certificate counts as one without a CRL.
/// </summary>
internal static class DistributionPointReader
{
    private static readonly Asn1Tag NameTag = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag FullNameTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    internal static ImmutableArray<string> Read(AsnReader reader)
    {
        var urls = ImmutableArray.CreateBuilder<string>();
        var sequence = reader.ReadSequence();
        do
        {
            var point = sequence.ReadSequence();
            var names = point.HasData && point.PeekTag().HasSameClassAndValue(NameTag) ? ReadName(point) : [];
            var isPlain = !point.HasData;
            while (point.HasData)
            {
                point.ReadEncodedValue();
            }

            if (isPlain)
            {
                urls.AddRange(names.Where(IsHttp));
            }
        } while (sequence.HasData);
        return urls.ToImmutable();
    }

    /// <summary>Reads a distribution point name: the URIs of its full name; none for a relative name.</summary>
    internal static ImmutableArray<string> ReadName(AsnReader reader)
    {
        var outer = reader.ReadSequence(NameTag);
        if (!outer.PeekTag().HasSameClassAndValue(FullNameTag))
        {
            outer.ReadEncodedValue();
            outer.ThrowIfNotEmpty();
            return [];
        }

        var names = outer.ReadSequence(FullNameTag);
        outer.ThrowIfNotEmpty();
        var uris = ImmutableArray.CreateBuilder<string>();
        while (names.HasData)
        {
            var name = GeneralName.Read(names);
            if (name.Kind == GeneralNameKind.Uri)
            {
                uris.Add(name.Text);
            }
        }

        return uris.ToImmutable();
    }

    private static bool IsHttp(string uri) =>
        uri.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || uri.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
