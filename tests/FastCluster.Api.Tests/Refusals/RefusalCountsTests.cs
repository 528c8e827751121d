using System.Net;
using FastCluster.Api.Refusals;
using FastCluster.Api.Sources;

namespace FastCluster.Api.Tests.Refusals;

public sealed class RefusalCountsTests
{
    private const int Limit = 100;

    [Fact]
    public void IsNews_SameAgain_IsCounted()
    {
        var counts = new RefusalCounts(Limit);

        bool[] news = [counts.IsNews(From("10.0.0.1")), counts.IsNews(From("10.0.0.1"))];

        Assert.Equal([true, false], news);
        Assert.Equal(KeyValuePair.Create(From("10.0.0.1"), 1L), Assert.Single(counts.Repetitions));
    }

    [Fact]
    public void IsNews_AddressesOfOneSubscriber_AreTheSame()
    {
        var counts = new RefusalCounts(Limit);

        bool[] news = [counts.IsNews(From("2001:db8::1")), counts.IsNews(From("2001:db8::ffff:2"))];

        Assert.Equal([true, false], news);
        Assert.Equal("2001:db8::/64", Assert.Single(counts.Repetitions).Key.Source.ToString());
    }

    [Fact]
    [Requirement("REG-43")]
    public void IsNews_FromAMillionSources_StaysBoundedAndCountsAll()
    {
        const int Sources = 1_000_000;
        var counts = new RefusalCounts(Limit);

        var news = Enumerable.Range(0, Sources).Count(i => counts.IsNews(From(new IPAddress(i).ToString())));

        var rest = Assert.Single(counts.Repetitions);
        Assert.Equal(Limit, news);
        Assert.Null(rest.Key.Source);
        Assert.Equal(Sources - Limit, rest.Value);
    }

    [Fact]
    public void IsNews_AtTheLimit_StillCountsTheKnownByTheirSource()
    {
        var counts = new RefusalCounts(limit: 1);
        counts.IsNews(From("10.0.0.1"));
        counts.IsNews(From("10.0.0.2"));

        counts.IsNews(From("10.0.0.1"));

        Assert.Equal(["10.0.0.1", ""], counts.Repetitions.Select(one => $"{one.Key.Source}"));
    }

    private static EdgeRefusal From(string address) =>
        new("Token", "one", RejectionReason.QuotaExceeded, SourcePrefix.Of(IPAddress.Parse(address)));
}
