using FastCluster.Contracts.Keys;
using FastCluster.Durability.Tests.Nodes;
using Microsoft.Data.Sqlite;

namespace FastCluster.Durability.Tests.Keys;

/// <summary>A node whose stored keys cannot be opened does not start, and says which key it misses.</summary>
public sealed class KeyEncryptionKeyTests : IDisposable
{
    private readonly NodeFolder _folder = NodeFolder.Create();

    private string KeyFile => Path.Combine(_folder.Data, "keys", "key-encryption.key");

    private string AuditKeyFile => Path.Combine(_folder.Data, "keys", "audit-checkpoints.json");

    [Theory]
    [InlineData("run")]
    [InlineData("keys", "rewrap")]
    [InlineData("keys", "rotate")]
    public async Task Verb_WithAnotherKeyEncryptionKey_EndsAndNamesRingKeyAndSetting(params string[] verb)
    {
        var wrappedBy = await FillStoreAsync();
        File.Delete(KeyFile); // a development node makes another one
        File.Delete(AuditKeyFile); // made anew too: it would be missed first

        var (exitCode, output) = await NodeProcess.RunToEndAsync(_folder, verb);

        Assert.Equal(2, exitCode);
        Assert.Contains($"{NodeFolder.ServerId}/{KeyUse.AccessToken}", output, StringComparison.Ordinal);
        Assert.Contains(wrappedBy, output, StringComparison.Ordinal);
        Assert.Contains("keys.keyEncryptionKeyFile", output, StringComparison.Ordinal);
        NodeProcess.AssertNoTrace(output);
    }

    [Fact]
    public async Task Run_WithAnotherKeyEncryptionKey_NamesTheKeyOfTheDecisionStream()
    {
        var wrappedBy = await FillStoreAsync();
        File.Delete(KeyFile);

        var (exitCode, output) = await NodeProcess.RunToEndAsync(_folder, ["run"]);

        Assert.Equal(2, exitCode);
        Assert.Contains("'audit-checkpoints'", NodeProcess.Unwrap(output), StringComparison.Ordinal);
        Assert.Contains(wrappedBy, output, StringComparison.Ordinal);
        NodeProcess.AssertNoTrace(output);
    }

    [Fact]
    public async Task Run_WithARingThatItsKeyDoesNotOpen_EndsAndSaysSo()
    {
        var wrappedBy = await FillStoreAsync();
        MoveRing(KeyUse.ClientIdTag, KeyUse.PersonalContext);

        var (exitCode, output) = await NodeProcess.RunToEndAsync(_folder, ["run"]);

        Assert.Equal(2, exitCode);
        var text = NodeProcess.Unwrap(output);
        Assert.Contains($"'{NodeFolder.ServerId}/{KeyUse.PersonalContext}'", text, StringComparison.Ordinal);
        Assert.Contains(wrappedBy, text, StringComparison.Ordinal);
        Assert.Contains("it does not open the ring", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithTheFirstKeyAgain_StartsAfterAFailedStart()
    {
        await FillStoreAsync();
        File.Move(KeyFile, KeyFile + ".first");
        Assert.Equal(2, (await NodeProcess.RunToEndAsync(_folder, ["run"])).ExitCode);
        File.Move(KeyFile + ".first", KeyFile, overwrite: true);

        using var server = await NodeProcess.StartAsync(_folder);

        Assert.Equal(0, await server.StopAsync());
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> FillStoreAsync()
    {
        await using var node = await InProcessNode.StartAsync(_folder, TimeProvider.System);
        var ring = node.Grains.GetGrain<IKeyRingGrain>($"{NodeFolder.ServerId}/{KeyUse.AccessToken}");
        return (await ring.GetKeysAsync())[0].WrappedBy;
    }

    /// <summary>Puts the stored keys of one ring at the place of another; wrapped keys are bound to their ring.</summary>
    private void MoveRing(KeyUse from, KeyUse to)
    {
        var file = Path.Combine(_folder.Data, "store", "fastcluster.db");
        using var store = new SqliteConnection($"Data Source={file};Pooling=False");
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = """
            UPDATE states SET payload = (SELECT payload FROM states WHERE CAST(grain_key AS TEXT) = $from)
            WHERE CAST(grain_key AS TEXT) = $to
            """;
        command.Parameters.AddWithValue("$from", $"{NodeFolder.ServerId}/{from}");
        command.Parameters.AddWithValue("$to", $"{NodeFolder.ServerId}/{to}");
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
