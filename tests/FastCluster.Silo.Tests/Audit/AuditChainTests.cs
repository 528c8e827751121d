using FastCluster.Silo.Audit;

namespace FastCluster.Silo.Tests.Audit;

/// <summary>N9: whatever is done to the lines, the first bad one is named.</summary>
public sealed class AuditChainTests : IDisposable
{
    private const int Lines = 20;
    private readonly StreamFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Verify_NoFiles_IsIntactAndEmpty() =>
        Assert.Equal(AuditHead.Start, AuditChain.Verify(_folder.Path).Head);

    [Theory]
    [InlineData(1, "jti-1\"", "jti-x\"")]
    [InlineData(2, "\"accepted\":true", "\"accepted\":false")]
    [InlineData(10, "\"time\":\"20", "\"time\":\"19")]
    [InlineData(10, "\"prev\":\"", "\"prev\":\"0")]
    [InlineData(1, "\"prev\":\"0", "\"prev\":\"1")]
    [InlineData(19, "jti-19", "jti-91")]
    public async Task Verify_LineAltered_NamesIt(int bad, string from, string to)
    {
        await _folder.RecordAsync(Lines);
        await EditAsync(lines => lines[bad - 1] = lines[bad - 1].Replace(from, to, StringComparison.Ordinal));

        var verification = AuditChain.Verify(_folder.Path);

        Assert.Equal(AuditFault.Altered, verification.Fault);
        Assert.Equal(bad, verification.FirstBadSequence);
        Assert.Equal("decisions-000001.jsonl", verification.File);
        Assert.True(verification.Head.Sequence < bad);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(19)]
    public async Task Verify_LineDropped_NamesTheMissingOne(int bad)
    {
        await _folder.RecordAsync(Lines);
        await EditAsync(lines => lines.RemoveAt(bad - 1));

        var verification = AuditChain.Verify(_folder.Path);

        Assert.Equal(AuditFault.OutOfOrder, verification.Fault);
        Assert.Equal(bad, verification.FirstBadSequence);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(19)]
    public async Task Verify_NeighboursExchanged_NamesTheFirst(int bad)
    {
        await _folder.RecordAsync(Lines);
        await EditAsync(lines => (lines[bad - 1], lines[bad]) = (lines[bad], lines[bad - 1]));

        Assert.Equal(bad, AuditChain.Verify(_folder.Path).FirstBadSequence);
    }

    [Fact]
    public async Task Verify_LineDoubled_NamesThePlace()
    {
        await _folder.RecordAsync(Lines);
        await EditAsync(static lines => lines.Insert(5, lines[4]));

        Assert.Equal(6, AuditChain.Verify(_folder.Path).FirstBadSequence);
    }

    [Fact]
    public async Task Verify_LineUnreadable_NamesIt()
    {
        await _folder.RecordAsync(Lines);
        await EditAsync(static lines => lines[8] = lines[8][1..]);

        var verification = AuditChain.Verify(_folder.Path);

        Assert.Equal(AuditFault.Unreadable, verification.Fault);
        Assert.Equal(9, verification.FirstBadSequence);
    }

    [Fact]
    public async Task Verify_FileMissing_NamesItsFirstLine()
    {
        await _folder.RecordAsync(2_000, static options => options.FileBytesLimit = 65_536);
        var first = (await File.ReadAllLinesAsync(_folder.FirstFile)).Length;
        File.Delete(Path.Combine(_folder.Path, "decisions-000002.jsonl"));

        Assert.Equal(first + 1, AuditChain.Verify(_folder.Path).FirstBadSequence);
    }

    [Fact]
    public async Task Verify_TailCutAndEndKnown_NamesTheFirstMissing()
    {
        var head = await _folder.RecordAsync(Lines);
        await EditAsync(static lines => lines.RemoveRange(15, 5));

        var verification = AuditChain.Verify(_folder.Path, head);

        Assert.Equal(AuditFault.CutOff, verification.Fault);
        Assert.Equal(16, verification.FirstBadSequence);
    }

    [Fact]
    public async Task Verify_LastLineAlteredAndEndKnown_NamesIt()
    {
        var head = await _folder.RecordAsync(Lines);
        await EditAsync(static lines => lines[^1] = lines[^1].Replace("jti-20", "jti-02", StringComparison.Ordinal));

        var verification = AuditChain.Verify(_folder.Path, head);

        Assert.Equal(AuditFault.Altered, verification.Fault);
        Assert.Equal(Lines, verification.FirstBadSequence);
    }

    private Task EditAsync(Action<List<string>> edit) => StreamFolder.EditAsync(_folder.FirstFile, edit);
}
