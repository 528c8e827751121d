using System.Net;
using FastCluster.Api.Quotas;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Api.Tests.Quotas;

public sealed class SourceQuotasTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly SourceQuotas _quotas;

    public SourceQuotasTests()
    {
        var quotas = new QuotaOptions
        {
            Registration = new() { PerSecond = 1, Burst = 2 },
            Token = new() { PerSecond = 15, Burst = 50 },
        };
        _quotas = new(Options.Create(new EdgeOptions { Quotas = quotas }), _time);
    }

    public void Dispose() => _quotas.Dispose();

    [Fact]
    [Requirement("REG-43")]
    public void TryTake_BeyondBurst_IsRefusedWithATime()
    {
        Assert.True(Take("192.0.2.1"));
        Assert.True(Take("192.0.2.1"));

        Assert.False(_quotas.TryTake(QuotaClass.Registration, IPAddress.Parse("192.0.2.1"), out var retryAfter));
        Assert.Equal(TimeSpan.FromSeconds(1), retryAfter);
    }

    [Fact]
    [Requirement("REG-43")]
    public void TryTake_OtherSourceOrClass_HasItsOwnBudget()
    {
        Take("192.0.2.1");
        Take("192.0.2.1");

        Assert.True(Take("192.0.2.2"));
        Assert.True(_quotas.TryTake(QuotaClass.Token, IPAddress.Parse("192.0.2.1"), out _));
    }

    [Fact]
    public void TryTake_AddressesOfOneIpv6Prefix_ShareABudget()
    {
        Take("2001:db8::1");
        Take("2001:db8::2");

        Assert.False(Take("2001:db8::3"));
        Assert.True(Take("2001:db8:0:1::1"));
    }

    /// <summary>The time in which a bucket stands full is not refilled a second time.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(3600)]
    [Requirement("REG-43")]
    public void TryTake_AfterDrainAndPause_NeverPassesMoreThanBurstAndRefill(int idleSeconds)
    {
        Drain();

        _time.Advance(TimeSpan.FromSeconds(idleSeconds));
        var atOnce = Drain();
        _time.Advance(TimeSpan.FromSeconds(0.2));
        var soonAfter = Drain();

        Assert.Equal((50, 3), (atOnce, soonAfter));
    }

    [Fact]
    [Requirement("REG-43")]
    public void TryTake_PerSecondThatIsNoMultipleOfTen_IsRefilledAsStated()
    {
        Drain();

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(30, Drain());
    }

    [Fact]
    [Requirement("REG-43")]
    public async Task TryTake_ManyAtOnce_PassTheBurstAlone()
    {
        var passed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Drain)));

        Assert.Equal(50, passed.Sum());
    }

    [Fact]
    public void TryTake_SourcesThatAreFullAgain_AreForgotten()
    {
        Take("192.0.2.1");
        Take("192.0.2.2");
        Take("192.0.2.2");

        _time.Advance(TimeSpan.FromSeconds(1));
        var soon = _quotas.Count;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((1, 0), (soon, _quotas.Count));
    }

    /// <summary>Asks 100 times as one source and counts what passes.</summary>
    private int Drain() =>
        Enumerable.Range(0, 100).Count(_ => _quotas.TryTake(QuotaClass.Token, IPAddress.Loopback, out var _));

    private bool Take(string source) => _quotas.TryTake(QuotaClass.Registration, IPAddress.Parse(source), out _);
}
