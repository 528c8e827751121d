using System.Collections.Immutable;
using FastCluster.Grains.StatusLists;
using FastCluster.Udap.Revocation;

namespace FastCluster.Durability.Tests.StatusLists;

/// <summary>What a node reports of a list, its bytes and its order.</summary>
public sealed class StatusReportTests
{
    private const long KeptFor = 420;

    [Fact]
    [Requirement("REV-15")]
    public void Report_PackedAndUnpacked_SaysTheSameAndHoldsEachSetOnce()
    {
        var list = new OpenStatusList("https://as.test/status-lists/");
        var expected = Enumerable
            .Range(0, 1000)
            .Select(number => Issue(list, (uint)number, client: number % 3))
            .ToArray();

        var report = StatusReportPacking.Unpack(StatusReportPacking.Pack(list, out var count));

        Assert.Equal(1000, count);
        Assert.Equal(3, report.Sets.Length);
        Assert.Equal(expected, report.Tokens.Select(token => (token.Index, token.Token, report.Sets[token.Set][0])));
    }

    [Fact]
    [Requirement("REV-15")]
    public void Pack_MoreThanFits_LeavesTheRestForTheNext()
    {
        var list = new OpenStatusList("https://as.test/status-lists/");
        const int tokens = 3 * StatusReportPacking.EnoughBytes / 48;
        for (var number = 0; number < tokens; number++)
        {
            Issue(list, (uint)number, client: 1);
        }

        var first = StatusReportPacking.Pack(list, out var count);
        StatusReportPacking.Pack(list, out var rest);

        Assert.InRange(first.Length, StatusReportPacking.EnoughBytes, StatusReportPacking.EnoughBytes + 1000);
        Assert.InRange(count, 1, tokens - 1);
        Assert.Equal(tokens, count + rest);
    }

    [Theory]
    [InlineData("05")]
    [InlineData("010100")]
    [InlineData("00AA")]
    [InlineData("00000200000000000000000000000000000000000000000000")]
    [InlineData("00000000000000000000000000000000000000000000000000")]
    public void Unpack_NoReport_IsRefused(string hex) =>
        Assert.Throws<InvalidDataException>(() => StatusReportPacking.Unpack(Convert.FromHexString(hex)));

    [Fact]
    [Requirement("REV-15")]
    public void Next_NotAcknowledged_IsTheSameReportAgain()
    {
        var (list, reported) = Reported();
        Issue(list, 1);
        var first = reported.Next();
        Issue(list, 2);

        var again = reported.Next();
        reported.Acknowledge();
        var second = reported.Next();

        Assert.Same(first, again);
        Assert.Equal((1, 2), (first.Sequence, second.Sequence));
        Assert.Equal(1, reported.Waiting);
    }

    [Fact]
    [Requirement("REV-15")]
    public void Next_NothingIssued_IsASignOfLife()
    {
        var (_, reported) = Reported();

        var report = reported.Next();
        reported.Acknowledge();

        Assert.Equal((0L, 0, false), (report.Sequence, report.Packed.Length, report.IsClosing));
        Assert.False(reported.IsDone(0));
    }

    [Fact]
    [Requirement("REV-15")]
    public void Next_ListIsComplete_ClosesItWithTheLastTokens()
    {
        var (list, reported) = Reported();
        Issue(list, 1);
        list.Seal();

        var report = reported.Next();
        var isDoneBefore = reported.IsDone(0);
        reported.Acknowledge();

        Assert.Equal((1L, true), (report.Sequence, report.IsClosing));
        Assert.NotEmpty(report.Packed);
        Assert.Equal((false, true), (isDoneBefore, reported.IsDone(0)));
    }

    [Fact]
    [Requirement("REV-15")]
    public void Next_ListIsCompleteWhileAReportIsUnderWay_ClosesItByOneMore()
    {
        var (list, reported) = Reported();
        Issue(list, 1);
        var first = reported.Next();
        list.Seal();
        reported.Acknowledge();

        var second = reported.Next();
        reported.Acknowledge();

        Assert.Equal((false, true), (first.IsClosing, second.IsClosing));
        Assert.Equal((2L, 0), (second.Sequence, second.Packed.Length));
        Assert.True(reported.IsDone(0));
    }

    [Fact]
    [Requirement("REV-15")]
    public void IsDone_ListWasNeverUsed_NeedsNoReport()
    {
        var (list, reported) = Reported();
        list.Seal();

        Assert.True(reported.IsDone(0));
    }

    [Fact]
    [Requirement("REV-15")]
    public void IsDone_EveryTokenHasExpired_NeedsNoReport()
    {
        var (list, reported) = Reported();
        list.Open(closesAt: 1000);
        Issue(list, 1);

        Assert.False(reported.IsDone(1000 + KeptFor));
        Assert.True(reported.IsDone(1001 + KeptFor));
    }

    private static (OpenStatusList List, ReportedList Reported) Reported()
    {
        var list = new OpenStatusList("https://as.test/status-lists/");
        return (list, new(list, "owner", KeptFor));
    }

    private static (int, UInt128, EntityEpoch) Issue(OpenStatusList list, UInt128 token, int client = 0)
    {
        var entity = new EntityEpoch(new(EntityKind.Client, (UInt128)client), 7);
        Assert.True(list.TryIssue(token, ImmutableArray.Create(entity), out var index));
        return (index, token, entity);
    }
}
