using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Storage;
using FastCluster.Durability.Tests.Nodes;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Durability.Tests.Revocations;

/// <summary>What readers of a revocation log shard are given, however late they come (design 5, N2).</summary>
public sealed class RevocationLogTests : IDisposable
{
    private const int Count = 600;
    private readonly NodeFolder _folder = NodeFolder.Create(TestCommunity.Now);
    private readonly FakeTimeProvider _clock = new(TestCommunity.Now);

    [Fact]
    public async Task Readers_OfMoreEntriesThanASegmentHolds_SeeAllInOrderAlsoAfterARestart()
    {
        await using (var node = await InProcessNode.StartAsync(_folder, _clock))
        {
            await AppendAsync(LogOf(node), Count);
            await VerifyAsync(LogOf(node));
        }

        await using var restarted = await InProcessNode.StartAsync(_folder, _clock);
        await VerifyAsync(LogOf(restarted));
    }

    [Fact]
    public async Task LateReader_AfterSegmentsWereForgotten_GetsASnapshotWithLastingFacts()
    {
        await using var node = await InProcessNode.StartAsync(_folder, _clock);
        var log = LogOf(node);
        var distrusted = await log.AppendAsync(
            new()
            {
                Change = RevocationChange.Distrusted,
                Kind = (byte)EntityKind.Certificate,
                Digest = 7,
            }
        );
        await AppendAsync(log, Count);
        _clock.Advance(TimeSpan.FromHours(2));
        await AppendAsync(log, Count);

        var page = await log.ReadAfterAsync(distrusted.Position + 1);

        Assert.True(page.IsSnapshot);
        Assert.Equal(page.Head, page.Entries[^1].Position);
        Assert.InRange(page.Entries.Length, Count, (2 * Count) - 1);
        var fact = Assert.Single(page.Entries, entry => entry.Change == RevocationChange.Distrusted);
        Assert.Equal((UInt128)7, fact.Digest);
        Assert.Equal(1u, fact.MinimumEpoch);
    }

    [Theory]
    [InlineData(RevocationChange.Reinstated, 7)]
    [InlineData(RevocationChange.Distrusted, 8)]
    public async Task Reader_WhileALastingFactIsWritten_SeesOnlyWhatIsDurable(RevocationChange change, int digest)
    {
        await using var node = await InProcessNode.StartAsync(_folder, _clock);
        var log = LogOf(node);
        await log.AppendAsync(Of(RevocationChange.Distrusted, digest: 7));
        var before = await log.ReadAfterAsync(0);
        using var write = new HeldWrite(node.Guard, log, "head");

        var appending = log.AppendAsync(Of(change, digest));
        await write.BeginsAsync();
        var meanwhile = await log.ReadAfterAsync(0);
        write.Release();
        await appending;

        Assert.Equal(before.Entries, meanwhile.Entries);
        Assert.NotEqual(before.Entries, (await log.ReadAfterAsync(0)).Entries);
    }

    [Fact]
    public async Task Reinstatement_ThatCannotBeStored_LeavesTheDistrust()
    {
        await using var node = await InProcessNode.StartAsync(_folder, _clock);
        var log = LogOf(node);
        await log.AppendAsync(Of(RevocationChange.Distrusted, digest: 7));
        var before = await log.ReadAfterAsync(0);
        node.Guard.BeforeWrite = _ => throw new StoreUnavailableException();
        await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            log.AppendAsync(Of(RevocationChange.Reinstated, digest: 7))
        );
        node.Guard.BeforeWrite = _ => Task.CompletedTask;

        Assert.Equal(before.Entries, (await log.ReadAfterAsync(0)).Entries);
    }

    [Fact]
    public async Task Epoch_RaisedBeforeAndAfterACrash_NeverFalls()
    {
        var raise = new RevocationEntry
        {
            Change = RevocationChange.EpochRaised,
            Kind = (byte)EntityKind.Client,
            Digest = 9,
        };
        await using var node = await InProcessNode.StartAsync(_folder, _clock);
        Assert.Equal(1u, (await LogOf(node).AppendAsync(raise)).MinimumEpoch);
        Assert.Equal(2u, (await LogOf(node).AppendAsync(raise)).MinimumEpoch);

        await using var successor = await InProcessNode.StartAsync(_folder, _clock, _folder.CopyData("crashed"));

        Assert.Equal(3u, (await LogOf(successor).AppendAsync(raise)).MinimumEpoch);
    }

    [Fact]
    public async Task Epoch_RaisedAfterARestore_IsAboveAllOfTheLostStore()
    {
        var raise = new RevocationEntry
        {
            Change = RevocationChange.EpochRaised,
            Kind = (byte)EntityKind.Client,
            Digest = 9,
        };
        await using var node = await InProcessNode.StartAsync(_folder, _clock);
        var copy = _folder.CopyData("copy");
        await LogOf(node).AppendAsync(raise);
        var lost = await LogOf(node).AppendAsync(raise);
        var (exitCode, output) = await NodeProcess.RunToEndAsync(_folder, ["store", "restored"], ("DATAFOLDER", copy));
        Assert.True(exitCode == 0, output);

        await using var restored = await InProcessNode.StartAsync(_folder, _clock, copy);

        var first = await LogOf(restored).AppendAsync(raise);
        Assert.True(first.MinimumEpoch > lost.MinimumEpoch, "A token of the lost store survives a revocation.");
        Assert.Equal(first.MinimumEpoch + 1, (await LogOf(restored).AppendAsync(raise)).MinimumEpoch);
    }

    public void Dispose() => _folder.Dispose();

    private static RevocationEntry Of(RevocationChange change, int digest) =>
        new()
        {
            Change = change,
            Kind = (byte)EntityKind.Certificate,
            Digest = (UInt128)digest,
        };

    private static IRevocationLogGrain LogOf(InProcessNode node) =>
        node.Grains.GetGrain<IRevocationLogGrain>($"{NodeFolder.ServerId}/1");

    private async Task AppendAsync(IRevocationLogGrain log, int count)
    {
        var until = _clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds();
        for (var number = 0; number < count; number++)
        {
            await log.AppendAsync(
                new()
                {
                    Change = RevocationChange.TokenDead,
                    Digest = (UInt128)number,
                    DeadUntil = until,
                }
            );
        }
    }

    private static async Task VerifyAsync(IRevocationLogGrain log)
    {
        var all = await log.ReadAfterAsync(0);
        var late = await log.ReadAfterAsync(100);
        var current = await log.ReadAfterAsync(Count);

        Assert.True(all.IsSnapshot);
        Assert.Equal(Enumerable.Range(1, Count), all.Entries.Select(entry => (int)entry.Position));
        Assert.Equal(Enumerable.Range(0, Count), all.Entries.Select(entry => (int)entry.Digest));
        Assert.False(late.IsSnapshot);
        Assert.Equal(Enumerable.Range(101, Count - 100), late.Entries.Select(entry => (int)entry.Position));
        Assert.Empty(current.Entries);
        Assert.Equal(Count, current.Head);
    }
}
