using FastCluster.Contracts.Storage;
using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.Embedded;
using FastCluster.Testing.Faults;

namespace FastCluster.Stores.Tests.Embedded;

public sealed class StoreFaultTests
{
    [RootFact]
    public async Task Write_DiskFull_IsUnavailableAndRecoversByItself()
    {
        using var disk = new SmallDisk(megabytes: 8);
        var folder = Directory.CreateDirectory(Path.Combine(disk.Path, "data")).FullName;
        using var place = new StoreFolder(folder);
        using var store = place.Open();
        var first = await store.WriteAsync(Key("first"), null, new byte[1_000]);
        disk.Fill();

        var failed = await FailUntilFullAsync(store);
        var whileFull = await store.ReadAsync(Key("first"));
        disk.Free();
        var again = await store.WriteAsync(Key(failed), null, new byte[50_000]);

        Assert.Equal(first.ETag, whileFull?.ETag);
        Assert.True(again.Committed);
        Assert.Equal(50_000, (await store.ReadAsync(Key(failed)))?.Payload.Length);
    }

    [RootFact]
    public async Task Write_DiskFullUnderLoad_KeepsExactlyWhatWasAcknowledged()
    {
        using var disk = new SmallDisk(megabytes: 8);
        using var place = new StoreFolder(Directory.CreateDirectory(Path.Combine(disk.Path, "data")).FullName);
        bool[] acknowledged;
        using (var store = place.Open())
        {
            acknowledged = await Task.WhenAll(
                Enumerable.Range(0, 2_000).Select(i => TryWriteAsync(store, Key($"{i}"), new byte[10_000]))
            );
        }

        using var reopened = place.Open();

        Assert.Contains(true, acknowledged);
        Assert.Contains(false, acknowledged);
        Assert.All(
            Enumerable.Range(0, 2_000),
            i => Assert.Equal(acknowledged[i] ? 10_000 : null, reopened.Read(Key($"{i}"))?.Payload.Length)
        );
    }

    [Fact]
    public async Task Write_ProcessKilledUnderLoad_KeepsEverythingAcknowledged()
    {
        using var place = new StoreFolder();
        List<string> said;
        using (var writer = WriterProcess.Start("write", place.Path))
        {
            said = await writer.ReadLinesAsync(2_000);
            said.AddRange(await writer.KillAsync());
        }

        using var store = place.Open();

        var acknowledged = said.Select(static line => line.Split(' ').Select(int.Parse).ToArray()).ToList();
        Assert.True(acknowledged.Count >= 2_000);
        Assert.All(
            acknowledged,
            line =>
            {
                var state = store.Read(new("load", BitConverter.GetBytes(line[0]), $"{line[1]}"));
                Assert.Equal($"{line[2]}", state?.ETag);
                Assert.Equal(1_000, state?.Payload.Length);
            }
        );
        Assert.InRange((await store.ReadStatisticsAsync()).Rows, acknowledged.Count, acknowledged.Count + 32);
        var next = await store.WriteAsync(Key("next"), null, [1]);
        Assert.True(int.Parse(next.ETag!) > acknowledged.Max(static line => line[2]));
    }

    [Fact]
    public async Task Open_AnotherProcessHoldsTheFolder_NamesFolderAndProcess()
    {
        using var place = new StoreFolder();
        using var holder = WriterProcess.Start("hold", place.Path);
        await holder.ReadLinesAsync(1);

        var refused = Assert.Throws<StoreInUseException>(() => place.Open());

        Assert.Equal(holder.Id, refused.ProcessId);
        Assert.Contains(place.Path, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"{holder.Id}", refused.Message, StringComparison.Ordinal);
        await holder.KillAsync();
        using var store = place.Open();
        Assert.Null(await store.ReadAsync(Key("any")));
    }

    [Fact]
    public void Open_TwiceInOneProcess_IsRefused()
    {
        using var place = new StoreFolder();
        using var store = place.Open();

        var refused = Assert.Throws<StoreInUseException>(() => place.Open());

        Assert.Equal(Environment.ProcessId, refused.ProcessId);
    }

    private static StateKey Key(string key) => new("test", System.Text.Encoding.UTF8.GetBytes(key), "state");

    /// <summary>Writes until the last preallocated page is used up; the name of the write that failed.</summary>
    private static async Task<string> FailUntilFullAsync(EmbeddedStore store)
    {
        for (var i = 0; i < 1_000; i++)
        {
            if (!await TryWriteAsync(store, Key($"full {i}"), new byte[50_000]))
            {
                Assert.Null(await store.ReadAsync(Key($"full {i}")));
                return $"full {i}";
            }
        }

        throw new InvalidOperationException("The disk never became full.");
    }

    private static async Task<bool> TryWriteAsync(EmbeddedStore store, StateKey key, byte[] payload)
    {
        try
        {
            return (await store.WriteAsync(key, null, payload)).Committed;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }
}
