using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Silo.Audit;

namespace FastCluster.Silo.Tests.Audit;

/// <summary>N9: signed checkpoints prove what links alone cannot.</summary>
public sealed class AuditCheckpointTests : IDisposable
{
    private const int Lines = 20;
    private readonly StreamFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verify_StoppedStream_IsSignedToItsEnd()
    {
        var head = await RecordAsync(Lines);

        var found = Verify();

        Assert.Equal((AuditFault.None, Lines, head), (found.Fault, found.Signed, found.Head));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(Lines)]
    public async Task Verify_LineFlipped_NamesIt(int bad)
    {
        await RecordAsync(Lines);
        await EditAsync(lines => lines[bad - 1] = Flip(lines[bad - 1]));

        Assert.Equal((AuditFault.Altered, bad), Verdict());
    }

    [Theory]
    [InlineData(1, AuditFault.OutOfOrder)]
    [InlineData(7, AuditFault.OutOfOrder)]
    [InlineData(Lines, AuditFault.CutOff)]
    public async Task Verify_LineDropped_NamesIt(int bad, AuditFault fault)
    {
        await RecordAsync(Lines);
        await EditAsync(lines => lines.RemoveAt(bad - 1));

        Assert.Equal((fault, bad), Verdict());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(19)]
    public async Task Verify_NeighboursExchanged_NamesTheFirst(int bad)
    {
        await RecordAsync(Lines);
        await EditAsync(lines => (lines[bad - 1], lines[bad]) = (lines[bad], lines[bad - 1]));

        Assert.Equal((AuditFault.OutOfOrder, bad), Verdict());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(19)]
    public async Task Verify_TailCut_NamesTheFirstMissing(int kept)
    {
        await RecordAsync(Lines);
        await EditAsync(lines => lines.RemoveRange(kept, Lines - kept));

        Assert.Equal((AuditFault.CutOff, kept + 1), Verdict());
    }

    [Fact]
    public async Task Verify_EveryFileRemoved_NamesTheFirstLine()
    {
        await RecordAsync(Lines);
        File.Delete(_folder.FirstFile);

        Assert.Equal((AuditFault.CutOff, 1), Verdict());
    }

    [Fact]
    public async Task Verify_ChainMadeAnewAfterAFlip_NamesTheFirstCheckpointItBreaks()
    {
        await RecordAsync(10);
        await RecordAsync(10);
        await EditAsync(lines =>
        {
            lines[14] = Flip(lines[14]);
            Relink(lines);
        });

        var found = Verify();

        Assert.True(AuditChain.Verify(_folder.Path).IsIntact);
        Assert.Equal((AuditFault.Altered, Lines, 10), (found.Fault, (int)found.FirstBadSequence!, (int)found.Signed));
    }

    [Fact]
    public async Task Verify_ForeignKey_SaysSo()
    {
        await RecordAsync(Lines);
        using var other = new StreamFolder();

        Assert.Equal(AuditFault.ForeignKey, AuditChain.Verify(_folder.Path, other.PublicKey).Fault);
    }

    [Theory]
    [InlineData("\"seq\":20", "\"seq\":19")]
    [InlineData("\"time\":\"20", "\"time\":\"21")]
    [InlineData("\"sig\":\"", "\"sig\":\"A")]
    [InlineData("\"sig\"", "\"and\":1,\"sig\"")]
    [InlineData(",\"sig\"", ", \"sig\"")]
    [InlineData("{", "")]
    public async Task Verify_CheckpointAltered_IsForged(string from, string to)
    {
        await RecordAsync(Lines);
        await StreamFolder.EditAsync(
            _folder.CheckpointFile,
            lines => lines[^1] = lines[^1].Replace(from, to, StringComparison.Ordinal)
        );

        Assert.Equal(AuditFault.Forged, Verify().Fault);
    }

    [Fact]
    public async Task Verify_CheckpointsRemoved_IsUnsigned()
    {
        await RecordAsync(Lines);
        File.Delete(_folder.CheckpointFile);

        Assert.Equal((AuditFault.Unsigned, 1), Verdict());
    }

    [Fact]
    public async Task Record_ManyLines_IsSignedAtTheLatestAfterSoMany()
    {
        await _folder.RecordAsync(
            1_000,
            options =>
            {
                options.CheckpointLines = 100;
                options.GroupLimit = 10;
            }
        );

        var signed = await ReadSignedAsync();

        Assert.Equal(1_000, signed[^1]);
        Assert.All(signed.Zip(signed.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1, 110));
    }

    [Fact]
    public async Task Record_FewLines_AreSignedAfterTheInterval()
    {
        using var stream = _folder.New(options => options.CheckpointInterval = TimeSpan.FromMilliseconds(20));
        await stream.StartAsync(CancellationToken.None);
        stream.Record(StreamFolder.Decision("1"));
        await stream.FlushAsync();
        stream.Record(StreamFolder.Decision("2"));

        await Eventually.TrueAsync(() => Task.FromResult(Verify().Signed == 2), "the second line is signed");

        await stream.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Start_AfterACrash_SignsWhatWasNotSignedYet()
    {
        await RecordAsync(1);
        await RecordAsync(1);
        await StreamFolder.EditAsync(_folder.CheckpointFile, static lines => lines.RemoveAt(1));
        await File.AppendAllTextAsync(_folder.CheckpointFile, "{\"seq\":2,\"ha");
        var crashed = Verify();

        await RecordAsync(0);

        Assert.Equal((AuditFault.None, 2, 1), (crashed.Fault, crashed.Head.Sequence, crashed.Signed));
        Assert.Equal((AuditFault.None, 2), (Verify().Fault, Verify().Signed));
    }

    [Fact]
    public async Task Start_AfterACut_SaysSoAndVerificationKeepsSayingSo()
    {
        await RecordAsync(Lines);
        await EditAsync(lines => lines.RemoveRange(10, 10));

        await RecordAsync(3);
        var soon = Verdict();
        await RecordAsync(30);

        Assert.Contains(3055, _folder.Logger.EventIds);
        Assert.Equal((AuditFault.CutOff, 14), soon);
        Assert.Equal((AuditFault.Altered, Lines), Verdict());
    }

    /// <summary>One group, so one checkpoint, at its end.</summary>
    private Task<AuditHead> RecordAsync(int count) =>
        _folder.RecordAsync(count, static options => options.FlushInterval = TimeSpan.FromSeconds(1));

    private AuditVerification Verify() => AuditChain.Verify(_folder.Path, _folder.PublicKey);

    private (AuditFault Fault, int FirstBad) Verdict()
    {
        var found = Verify();
        return (found.Fault, (int)found.FirstBadSequence!);
    }

    private Task EditAsync(Action<List<string>> edit) => StreamFolder.EditAsync(_folder.FirstFile, edit);

    private async Task<long[]> ReadSignedAsync() =>
        [
            .. (await File.ReadAllLinesAsync(_folder.CheckpointFile)).Select(line =>
                JsonNode.Parse(line)!["seq"]!.GetValue<long>()
            ),
        ];

    private static string Flip(string line) =>
        line.Replace("\"accepted\":true", "\"accepted\":false", StringComparison.Ordinal);

    /// <summary>What somebody without the key can do: make every link fit again.</summary>
    private static void Relink(List<string> lines)
    {
        foreach (var i in Enumerable.Range(1, lines.Count - 1))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines[i - 1])));
            var start = lines[i].IndexOf("\"prev\":\"", StringComparison.Ordinal) + 8;
            lines[i] = lines[i][..start] + hash + lines[i][(start + 64)..];
        }
    }
}
