namespace FastCluster.Conformance.Tests.Servers;

/// <summary>A server that one test has for itself, because it changes what the others would meet.</summary>
public sealed class DisposableServer(RunningServer server) : IAsyncDisposable
{
    public RunningServer Server => server;

    public async ValueTask DisposeAsync() => await server.DisposeAsync();
}
