using FastCluster.Pki;
using FastCluster.Testing;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>From made certificates to judged paths in one call.</summary>
internal static class Paths
{
    internal static Certificate Parse(ReadOnlyMemory<byte> der)
    {
        Assert.Equal(RejectionReason.None, Certificate.TryParse(der, out var certificate));
        return certificate!;
    }

    internal static TrustStore Trust(params CertificateAuthority[] anchors) =>
        new(anchors.Select(anchor => Parse(anchor.Certificate)), []);

    /// <summary>Judges what the holder would send in <c>x5c</c>.</summary>
    internal static PathOutcome Validate(CertifiedKey holder, TrustStore store, DateTimeOffset? now = null)
    {
        var presented = holder.Chain.Select(Parse).ToList();
        return PathValidator.Validate(Parse(holder.Certificate), presented, store, now ?? TestCommunity.Now);
    }

    internal static RejectionReason Reason(PathOutcome outcome) =>
        outcome is PathOutcome.Rejected rejected ? rejected.Reason : RejectionReason.None;

    internal static CertificatePath Proven(CertifiedKey holder, TestCommunity community) =>
        Assert.IsType<PathOutcome.Valid>(Validate(holder, Trust(community.Root))).Path;
}
