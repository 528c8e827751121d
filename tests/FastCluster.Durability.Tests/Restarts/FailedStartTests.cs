namespace FastCluster.Durability.Tests.Restarts;

/// <summary>A start that fails ends with a message, whether the silo runs by then (port) or not (folder).</summary>
public sealed class FailedStartTests
{
    [Fact]
    public async Task Run_OnAFolderInUse_EndsWithAMessage()
    {
        using var folder = NodeFolder.Create();
        using var server = await NodeProcess.StartAsync(folder);

        var (exitCode, output) = await NodeProcess.RunToEndAsync(folder, ["run"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("is in use by process", NodeProcess.Unwrap(output), StringComparison.Ordinal);
        NodeProcess.AssertNoTrace(output);
    }

    [Fact]
    public async Task Run_OnAPortInUse_EndsWithAMessage()
    {
        using var folder = NodeFolder.Create();
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, folder.Port);
        listener.Start();

        var (exitCode, output) = await NodeProcess.RunToEndAsync(folder, ["run"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("listeners.public.url: Failed to bind", NodeProcess.Unwrap(output), StringComparison.Ordinal);
        NodeProcess.AssertNoTrace(output);
    }

    [Theory]
    [InlineData("bOGUS")]
    [InlineData("BOGUS__0__X")]
    [InlineData("OUTBOUND__TIMEOUT")]
    public async Task Run_FaultOfAnEnvironmentVariable_NamesTheVariable(string name)
    {
        using var folder = NodeFolder.Create();

        var (exitCode, output) = await NodeProcess.RunToEndAsync(folder, ["run"], (name, "x"));

        Assert.Equal(2, exitCode);
        Assert.Contains(
            $"from: environment variable FASTCLUSTER__{name}",
            NodeProcess.Unwrap(output),
            StringComparison.Ordinal
        );
    }
}
