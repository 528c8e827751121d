namespace FastCluster.Conformance.Tests.Tiered;

/// <summary>Servers that one test has for itself, because it changes what the others would meet.</summary>
public sealed class OwnTiered(TieredServer tiered) : IAsyncDisposable
{
    public TieredServer Tiered => tiered;

    public async ValueTask DisposeAsync() => await tiered.DisposeAsync();
}
