using FastCluster.LoadTests.Sizing;

namespace FastCluster.LoadTests.Tests.Sizing;

/// <summary>A token and an introspection cost 300 us each in the sample.</summary>
public sealed class ClusterSizeTests
{
    private static readonly SizeSettings s_settings = new(
        Transactions: 12_000,
        TimeSpan.FromSeconds(300),
        SessionRate: 0.1,
        IntrospectedShare: 1,
        CoresPerNode: 2,
        Utilisation: 0.5,
        Spare: 1
    );

    [Fact]
    public void Of_TokensUsedThirtyTimes_AddsBothCosts()
    {
        var size = ClusterSize.Of(s_settings, SampleReports.Create());

        Assert.Equal((400, 12_000), (size.Grants, size.Introspections));
        Assert.Equal(12_400 * 0.0003, size.Cores, tolerance: 0.000001);
        Assert.Equal(4 + 1, size.Nodes); // 3.72 cores, one usable core a node
        Assert.Contains("nodes = ceil(3.72 / (2 cores x 0.5)) + 1 spare = 5", size.Formula);
    }

    [Fact]
    public void Of_TokenUsedLessThanOnce_CountsOneTokenForEachTransaction() =>
        Assert.Equal(12_000, ClusterSize.Of(s_settings with { SessionRate = 0.001 }, SampleReports.Create()).Grants);

    [Fact]
    public void Of_TinyTraffic_NeedsOneNodeAndTheSpare() =>
        Assert.Equal(2, ClusterSize.Of(s_settings with { Transactions = 1 }, SampleReports.Create()).Nodes);

    [Fact]
    public void Of_LocalVerification_NeedsNoCostOfIntrospection()
    {
        var report = SampleReports.Create();
        var tokensOnly = report with { Scenarios = [report.Scenarios[0]] };

        Assert.Equal(2, ClusterSize.Of(s_settings with { IntrospectedShare = 0 }, tokensOnly).Nodes);
        Assert.Throws<UsageException>(() => ClusterSize.Of(s_settings, tokensOnly));
    }
}
