using FastCluster.Silo.Clustering;

namespace FastCluster.Silo.Tests.Clustering;

/// <summary>What counts of a testimony: a clock matters for who is alive, and not for who is dead.</summary>
public sealed class HeardTestimonyTests
{
    private const long Version = 7;
    private static readonly TimeSpan s_bound = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_onTheWay = TimeSpan.FromMilliseconds(20);

    [Theory]
    [InlineData(0, true)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    [InlineData(-480, true)]
    [InlineData(-481, false)]
    public void Alive_FromAClock_CountsWithinTheBound(int ahead, bool expected)
    {
        var heard = Hear(knowsAlive: true, ahead);

        Assert.Equal(expected, heard.SaysAlive(s_bound));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(600)]
    [InlineData(-600)]
    [InlineData(3_600_000)]
    public void Dead_FromAnyClock_Counts(int ahead)
    {
        var heard = Hear(knowsAlive: false, ahead);

        Assert.True(heard.SaysDead(Version));
        Assert.False(heard.SaysAlive(s_bound));
    }

    [Fact]
    public void Dead_FromAnOlderView_DoesNotCount()
    {
        // it may not have seen the node come
        Assert.False(Hear(knowsAlive: false, ahead: 0).SaysDead(Version + 1));
        Assert.False(Hear(knowsAlive: true, ahead: 0).SaysDead(Version));
    }

    private static HeardTestimony Hear(bool knowsAlive, int ahead) =>
        new(new(knowsAlive, Version, UnixMilliseconds: 0), TimeSpan.FromMilliseconds(ahead), s_onTheWay);
}
