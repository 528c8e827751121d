namespace FastCluster.Durability.Tests.Restarts;

/// <summary>
/// An embedded store is copied, its node goes on and is lost, the copy is started: what was acknowledged before is there,
/// and what was accepted between is not accepted again (N1).
/// </summary>
public sealed class RestoreTests : IDisposable
{
    private readonly NodeFolder _folder = NodeFolder.Create();
    private readonly UdapClient _client;
    private readonly RestoreStory _story;

    public RestoreTests()
    {
        _client = new(_folder);
        _story = new(_client, _folder.Community);
    }

    private string Store => Path.Combine(_folder.Data, "store");

    [Fact]
    [Requirement("JWT-13")]
    public async Task RunningNode_BackedUpAndLost_IsRestoredWithoutReplays()
    {
        using (var node = await StartAsync())
        {
            await _story.WorkBeforeAsync();
            await RunVerbAsync("store", "backup", _folder["backup"]);
            await _story.WorkAfterAsync();
            await node.KillAsync();
        }

        Directory.Delete(Store, recursive: true);
        Directory.Move(Path.Combine(_folder["backup"], "store"), Store);

        using var restored = await StartAsync();
        await _story.VerifyAsync();
        Assert.Equal(0, await restored.StopAsync());
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task StoppedNode_CopiedStartedAndLost_IsRestoredWithoutReplays()
    {
        using (var first = await StartAsync())
        {
            await _story.WorkBeforeAsync();
            Assert.Equal(0, await first.StopAsync());
        }

        Copy(Store, _folder["copy"]);
        using (var second = await StartAsync())
        {
            await _story.WorkAfterAsync();
            await second.KillAsync();
        }

        Directory.Delete(Store, recursive: true);
        Copy(_folder["copy"], Store);
        await RunVerbAsync("store", "restored");

        using var restored = await StartAsync();
        await _story.VerifyAsync();
        Assert.Equal(0, await restored.StopAsync());
    }

    [Fact]
    public async Task Backup_OverAnother_ChangesNothing()
    {
        using (var node = await StartAsync())
        {
            Assert.Equal(0, await node.StopAsync());
        }

        await RunVerbAsync("store", "backup", _folder["backup"]);
        var file = Path.Combine(_folder["backup"], "store", "fastcluster.db");
        var bytes = await File.ReadAllBytesAsync(file);

        var (exitCode, output) = await NodeProcess.RunToEndAsync(_folder, ["store", "backup", _folder["backup"]]);

        Assert.Equal(2, exitCode);
        Assert.Contains("is there already", NodeProcess.Unwrap(output), StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode)0b110_000_000);
    }

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    private Task<NodeProcess> StartAsync() => NodeProcess.StartAsync(_folder, RestoreStory.NoSkew);

    private async Task RunVerbAsync(params string[] verb)
    {
        var (exitCode, output) = await NodeProcess.RunToEndAsync(_folder, verb);
        Assert.True(exitCode == 0, output);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
