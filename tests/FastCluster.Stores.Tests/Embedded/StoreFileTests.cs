using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.Embedded;
using Microsoft.Data.Sqlite;

namespace FastCluster.Stores.Tests.Embedded;

/// <summary>What is found at open: nothing is ever repaired, replaced or deleted.</summary>
public sealed class StoreFileTests : IDisposable
{
    private readonly StoreFolder _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(0, 100)]
    [InlineData(4_096, 2_000)]
    [InlineData(40_000, 100_000)]
    public async Task Open_FileOverwrittenWithRubbish_NamesTheFileAndKeepsIt(int offset, int length)
    {
        await FillAsync();
        var rubbish = new byte[length];
        new Random(7).NextBytes(rubbish);
        await using (var file = File.OpenWrite(_place.File))
        {
            file.Position = offset;
            await file.WriteAsync(rubbish);
        }

        AssertCorruptAndUntouched();
    }

    [Fact]
    public async Task Open_FileCutInHalf_NamesTheFileAndKeepsIt()
    {
        await FillAsync();
        await using (var file = File.OpenWrite(_place.File))
        {
            file.SetLength(file.Length / 2);
        }

        AssertCorruptAndUntouched();
    }

    [Fact]
    public void Open_FileEmpty_NamesTheFileAndKeepsIt()
    {
        File.WriteAllBytes(_place.File, []);

        AssertCorruptAndUntouched();
    }

    [Fact]
    public void Open_FileMissingBesideItsLog_IsRefused()
    {
        File.WriteAllBytes(_place.File + "-wal", new byte[100]);

        Assert.Throws<StoreCorruptException>(() => _place.Open());

        Assert.False(File.Exists(_place.File));
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_IsRefused()
    {
        Execute("CREATE TABLE theirs (x)");

        AssertCorruptAndUntouched();
    }

    [Fact]
    public async Task Open_NewerSchema_IsRefusedByVersion()
    {
        await FillAsync();
        Execute("UPDATE meta SET value = 2 WHERE name = 'schema_version'");

        var refused = Assert.Throws<StoreVersionException>(() => _place.Open());

        Assert.Equal(2, refused.Found);
    }

    [Fact]
    public void Open_LeftoverOfAnInterruptedCreation_StartsAnew()
    {
        File.WriteAllText(_place.File + ".new", "half");

        using var store = _place.Open();

        Assert.Equal(0, store.ReadStatistics().Rows);
        Assert.False(File.Exists(_place.File + ".new"));
    }

    private async Task FillAsync()
    {
        using var store = _place.Open();
        await Task.WhenAll(
            Enumerable
                .Range(0, 500)
                .Select(i => store.WriteAsync(new("test", [(byte)i], $"{i}"), null, new byte[1_000]))
        );
    }

    private void AssertCorruptAndUntouched()
    {
        var before = File.ReadAllBytes(_place.File);

        var refused = Assert.Throws<StoreCorruptException>(() =>
            _place.Open(options => options.CheckTimeout = TimeSpan.FromMinutes(1))
        );

        Assert.Equal(_place.File, refused.File);
        Assert.Contains(_place.File, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_place.File));
    }

    private void Execute(string text)
    {
        using var connection = new SqliteConnection($"Data Source={_place.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = text;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
