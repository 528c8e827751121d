using System.Net;
using FastCluster.Api.Quotas;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Tests.Quotas;

public sealed class SourceQuotasTests : IDisposable
{
    private readonly SourceQuotas _quotas = new(
        Options.Create(
            new EdgeOptions
            {
                Quotas = new()
                {
                    Registration = new() { PerSecond = 1, Burst = 2 },
                    Token = new() { PerSecond = 1, Burst = 1 },
                },
            }
        )
    );

    public void Dispose() => _quotas.Dispose();

    [Fact]
    [Requirement("REG-43")]
    public void TryTake_BeyondBurst_IsRefusedWithATime()
    {
        Assert.True(Take("192.0.2.1"));
        Assert.True(Take("192.0.2.1"));

        Assert.False(_quotas.TryTake(QuotaClass.Registration, IPAddress.Parse("192.0.2.1"), out var retryAfter));
        Assert.InRange(retryAfter, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(2));
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

    private bool Take(string source) => _quotas.TryTake(QuotaClass.Registration, IPAddress.Parse(source), out _);
}
