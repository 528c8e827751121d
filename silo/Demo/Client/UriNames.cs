using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace FastCluster.Silo.Demo.Client;

/// <summary>Reads the URI subject alternative names of a certificate (RFC 5280 section 4.2.1.6).</summary>
internal static class UriNames
{
    private const string SubjectAlternativeName = "2.5.29.17";
    private static readonly Asn1Tag s_uriTag = new(TagClass.ContextSpecific, 6);

    /// <summary>All URI names in order; empty when there is none.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <exception cref="AsnContentException">The extension is not well-formed.</exception>
    public static IReadOnlyList<string> Read(X509Certificate2 certificate)
    {
        var extension = certificate.Extensions.FirstOrDefault(item => item.Oid?.Value == SubjectAlternativeName);
        if (extension is null)
        {
            return [];
        }

        var names = new List<string>();
        var sequence = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
        while (sequence.HasData)
        {
            if (sequence.PeekTag().HasSameClassAndValue(s_uriTag))
            {
                names.Add(sequence.ReadCharacterString(UniversalTagNumber.IA5String, s_uriTag));
            }
            else
            {
                sequence.ReadEncodedValue();
            }
        }

        return names;
    }
}
