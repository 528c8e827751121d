using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace FastCluster.Silo.Keys;

/// <summary>What a certificate must fulfil to sign metadata of a FHIR base URL.</summary>
public static class ServerCertificateChecks
{
    private const int MinimumRsaBits = 2_048;
    private const string SubjectAlternativeNameOid = "2.5.29.17";
    private static readonly Asn1Tag s_uriName = new(TagClass.ContextSpecific, 6);

    /// <summary>All rules that are broken.</summary>
    /// <param name="content">The certificate.</param>
    /// <param name="baseUrl">FHIR base URL.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<string> Check(CertificateFileContent content, string baseUrl, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var key = content.Leaf.GetRSAPrivateKey();
        if (key is null || key.KeySize < MinimumRsaBits)
        {
            yield return $"has an RSA key of at least {MinimumRsaBits} bits (DISC-21)";
        }

        if (!ReadUriNames(content.Leaf).Contains(baseUrl, StringComparer.Ordinal))
        {
            yield return $"has the URI subject alternative name {baseUrl} (DISC-22)";
        }

        if (now < NotBefore(content.Leaf) || now >= NotAfter(content.Leaf))
        {
            yield return $"is valid now ({NotBefore(content.Leaf):u} to {NotAfter(content.Leaf):u})";
        }
    }

    /// <summary>End of the validity, UTC.</summary>
    /// <param name="certificate">The certificate.</param>
    public static DateTimeOffset NotAfter(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return new(certificate.NotAfter.ToUniversalTime());
    }

    private static DateTimeOffset NotBefore(X509Certificate2 certificate) =>
        new(certificate.NotBefore.ToUniversalTime());

    private static List<string> ReadUriNames(X509Certificate2 certificate)
    {
        var names = new List<string>();
        var extension = certificate.Extensions.FirstOrDefault(item => item.Oid?.Value == SubjectAlternativeNameOid);
        if (extension is null)
        {
            return names;
        }

        try
        {
            var sequence = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
            while (sequence.HasData)
            {
                if (sequence.PeekTag() == s_uriName)
                {
                    names.Add(sequence.ReadCharacterString(UniversalTagNumber.IA5String, s_uriName));
                }
                else
                {
                    sequence.ReadEncodedValue();
                }
            }
        }
        catch (AsnContentException)
        {
            names.Clear(); // a broken extension names nothing
        }

        return names;
    }
}
