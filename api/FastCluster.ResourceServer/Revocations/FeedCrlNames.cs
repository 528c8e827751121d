using System.Buffers.Binary;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.RevocationFeeds;

namespace FastCluster.ResourceServer.Revocations;

/// <summary>Turns the list of a CRL into a set, once for each list that arrives.</summary>
internal static class FeedCrlNames
{
    /// <summary>The set of a list.</summary>
    /// <param name="crl">The list as the feed tells it.</param>
    public static CertificateNameSet ToSet(FeedCrl crl)
    {
        var bytes = crl.Names.Span;
        var names = new UInt128[bytes.Length / FeedCrl.NameLength];
        for (var index = 0; index < names.Length; index++)
        {
            names[index] = BinaryPrimitives.ReadUInt128BigEndian(bytes[(index * FeedCrl.NameLength)..]);
        }

        return new CertificateNameSet(names);
    }
}
