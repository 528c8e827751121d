using FastCluster.Api.Health;
using FastCluster.Grains.Nodes;
using FastCluster.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Silo.Tests.Hosting;

/// <summary>When a node says that requests may be sent to it.</summary>
public sealed class NodeHealthTests : IDisposable
{
    private readonly NodeSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Theory]
    [InlineData(null, false)]
    [InlineData(0.0, true)]
    [InlineData(14.9, true)]
    [InlineData(15.0, false)]
    public void Node_IsReady_WhileItsRevocationIndexesAreConfirmed(double? seconds, bool expected)
    {
        var age = seconds is { } known ? TimeSpan.FromSeconds(known) : (TimeSpan?)null;
        var health = new NodeHealth(new SoleOwner(), new SetIndexes(age));
        Assert.False(health.IsReady);

        health.OnStarted();

        Assert.Equal(expected, health.IsReady);
        Assert.True(health.IsLive);
    }

    [Fact]
    public void ApiNode_WithoutIndexOrLease_IsReadyUntilItStops()
    {
        var health = new NodeHealth();
        health.OnStarted();
        Assert.True(health.IsReady);

        health.OnStopping();

        Assert.False(health.IsReady);
    }

    [Fact]
    public async Task Node_WhoseIndexesAreNotConfirmed_IsNotReady()
    {
        await using var node = await RunningNode.StartAsync(
            _setup.Options,
            services => services.AddSingleton<IConfirmedIndexes>(new SetIndexes(NodeHealth.LongestDoubt))
        );

        Assert.False(node.Services.GetRequiredService<INodeHealth>().IsReady);
    }

    /// <summary>Indexes of an age as a test sets it.</summary>
    private sealed record SetIndexes(TimeSpan? OldestAge) : IConfirmedIndexes;
}
