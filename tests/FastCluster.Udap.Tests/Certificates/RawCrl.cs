using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography;
using FastCluster.Pki;
using FastCluster.Testing;
using FastCluster.Udap.Certificates;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>A CRL written field by field, for kinds and sizes that the platform's builder does not make.</summary>
internal sealed record RawCrl
{
    private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";

    internal int Version { get; init; } = 1;

    internal ImmutableArray<byte[]> Serials { get; init; } = [];

    internal ImmutableArray<(string Oid, bool IsCritical, byte[] Value)> Extensions { get; init; } =
    [(X509Oids.CrlNumber, false, [0x02, 0x01, 0x01])];

    internal ImmutableArray<(string Oid, bool IsCritical, byte[] Value)> EntryExtensions { get; init; } = [];

    /// <summary>Signs it with the key of a P-256 authority.</summary>
    internal byte[] Sign(CertificateAuthority authority)
    {
        var issuer = Paths.Parse(authority.Certificate).Subject.Der;
        var signed = Write(writer => WriteFields(writer, issuer));
        var key = (ECDsa)authority.CertifiedKey.PrivateKey;
        var signature = key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Write(writer =>
        {
            writer.WriteEncodedValue(signed);
            WriteAlgorithm(writer);
            writer.WriteBitString(signature);
        });
    }

    private void WriteFields(AsnWriter writer, ReadOnlyMemory<byte> issuer)
    {
        writer.WriteInteger(Version);
        WriteAlgorithm(writer);
        writer.WriteEncodedValue(issuer.Span);
        writer.WriteUtcTime(TestCommunity.Now.AddHours(-1));
        writer.WriteUtcTime(TestCommunity.Now.AddDays(30));
        if (!Serials.IsEmpty)
        {
            WriteEntries(writer);
        }

        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            WriteExtensions(writer, Extensions);
        }
    }

    private void WriteEntries(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            foreach (var serial in Serials)
            {
                using (writer.PushSequence())
                {
                    writer.WriteInteger(serial);
                    writer.WriteUtcTime(TestCommunity.Now.AddDays(-1));
                    if (!EntryExtensions.IsEmpty)
                    {
                        WriteExtensions(writer, EntryExtensions);
                    }
                }
            }
        }
    }

    private static void WriteExtensions(
        AsnWriter writer,
        ImmutableArray<(string Oid, bool IsCritical, byte[] Value)> extensions
    )
    {
        using (writer.PushSequence())
        {
            foreach (var (oid, isCritical, value) in extensions)
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(oid);
                    if (isCritical)
                    {
                        writer.WriteBoolean(true);
                    }

                    writer.WriteOctetString(value);
                }
            }
        }
    }

    private static void WriteAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(EcdsaWithSha256);
        }
    }

    private byte[] Write(Action<AsnWriter> content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER, initialCapacity: 4096 + (64 * Serials.Length)); // it grows by single kilobytes
        using (writer.PushSequence())
        {
            content(writer);
        }

        return writer.Encode();
    }
}
