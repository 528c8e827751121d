namespace FastCluster.Conformance.Tests.Operators;

/// <summary>A server whose operators want the runtime's dashboard.</summary>
public sealed class DashboardServer : IAsyncLifetime
{
    public OperatedServer Owner { get; } = new() { HasDashboard = true };

    public Task InitializeAsync() => Owner.InitializeAsync();

    public Task DisposeAsync() => Owner.DisposeAsync();
}
