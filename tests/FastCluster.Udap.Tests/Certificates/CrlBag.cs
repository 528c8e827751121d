using FastCluster.Udap.Certificates;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>CRLs by URL, as a node would hold them.</summary>
internal sealed class CrlBag : ICrlSource
{
    private readonly Dictionary<string, CrlSet> crls = new(StringComparer.Ordinal);

    public CrlSet? Find(string url) => crls.GetValueOrDefault(url);

    internal CrlBag With(string url, ReadOnlyMemory<byte> der, Certificate issuer)
    {
        Assert.Equal(RejectionReason.None, CrlSet.TryParse(der, issuer, out var crl));
        crls[url] = crl!;
        return this;
    }
}
