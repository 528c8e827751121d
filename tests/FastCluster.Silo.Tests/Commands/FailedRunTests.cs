using System.Net;
using System.Net.Sockets;
using FastCluster.Silo.Commands;
using FastCluster.Silo.FirstRun;

namespace FastCluster.Silo.Tests.Commands;

/// <summary>What <c>run</c> says when it cannot start.</summary>
public sealed class FailedRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestConsole _console;

    public FailedRunTests() => _console = new(_folder.Path, TimeProvider.System);

    public void Dispose()
    {
        _console.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("listeners.public", "https", "http")]
    [InlineData("listeners.management", "http", "https")]
    public async Task Run_PortInUse_NamesTheSetting(string setting, string scheme, string other)
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        WriteNode((scheme, ((IPEndPoint)holder.LocalEndpoint).Port), (other, 0));

        Assert.Equal(ExitCodes.Failure, await _console.RunAsync("run", "--data", "data"));
        Assert.Contains($"{setting}.url: Failed to bind", _console.Output, StringComparison.Ordinal);
    }

    private void WriteNode(params (string Scheme, int Port)[] listeners)
    {
        var files = DevelopmentNode.Prepare(_folder["data"], TimeProvider.System.GetUtcNow());
        var ports = listeners.ToDictionary(item => item.Scheme, item => item.Port);
        var text = File.ReadAllText(files.Configuration)
            .Replace(
                "\"url\": \"https://localhost:7443\"",
                $"\"url\": \"https://127.0.0.1:{ports["https"]}\"",
                StringComparison.Ordinal
            )
            .Replace("http://127.0.0.1:7081", $"http://127.0.0.1:{ports["http"]}", StringComparison.Ordinal);
        File.WriteAllText(files.Configuration, text);
    }
}
