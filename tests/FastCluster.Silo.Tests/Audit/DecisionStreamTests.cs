using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FastCluster.Contracts.Decisions;
using FastCluster.Silo.Audit;
using FastCluster.Silo.Storage;
using FastCluster.Testing.Faults;
using FastCluster.Udap.Rejections;

namespace FastCluster.Silo.Tests.Audit;

public sealed class DecisionStreamTests : IDisposable
{
    private readonly StreamFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Record_ARefusal_WritesItsFactsAsOneLine()
    {
        using var stream = _folder.New();
        await stream.StartAsync(CancellationToken.None);
        stream.Record(
            new()
            {
                Kind = DecisionKind.Registration,
                Reason = RejectionReason.JwtSignatureInvalid,
                Community = "urn:community",
                Issuer = "https://client.example/",
                Detail = ImmutableSortedDictionary<string, string>.Empty.Add("scope", "é\n"),
            }
        );

        await stream.StopAsync(CancellationToken.None);

        var line = JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(_folder.FirstFile))).RootElement;
        Assert.Equal(1, line.GetProperty("seq").GetInt64());
        Assert.Equal(new string('0', 64), line.GetProperty("prev").GetString());
        Assert.Equal("Registration", line.GetProperty("kind").GetString());
        Assert.False(line.GetProperty("accepted").GetBoolean());
        Assert.Equal("JwtSignatureInvalid", line.GetProperty("reason").GetString());
        Assert.Equal(130, line.GetProperty("reason_id").GetInt32());
        Assert.Equal("JWT-07 REG-05", line.GetProperty("requirements").GetString());
        Assert.Equal("https://client.example/", line.GetProperty("iss").GetString());
        Assert.Equal("é\n", line.GetProperty("detail").GetProperty("scope").GetString());
        Assert.False(line.TryGetProperty("client_id", out _));
    }

    [Fact]
    public async Task Record_SeveralDecisions_LinksEachLineToTheOneBefore()
    {
        await _folder.RecordAsync(3);

        var lines = await File.ReadAllLinesAsync(_folder.FirstFile);
        var second = JsonDocument.Parse(lines[1]).RootElement;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines[0])));
        Assert.Equal(3, lines.Length);
        Assert.Equal(hash, second.GetProperty("prev").GetString());
        Assert.Equal("jti-2", second.GetProperty("jti").GetString());
    }

    [Fact]
    public async Task Record_TooLongTexts_AreCut()
    {
        using var stream = _folder.New();
        await stream.StartAsync(CancellationToken.None);
        var detail = Enumerable.Range(0, 100).ToImmutableSortedDictionary(i => $"n{i}", _ => new string('v', 5_000));
        stream.Record(
            new()
            {
                Kind = DecisionKind.Token,
                Issuer = new('i', 5_000),
                Detail = detail,
            }
        );

        await stream.StopAsync(CancellationToken.None);

        var line = JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(_folder.FirstFile))).RootElement;
        Assert.Equal(Decision.MaximumTextLength, line.GetProperty("iss").GetString()!.Length);
        Assert.Equal(Decision.MaximumDetails, line.GetProperty("detail").EnumerateObject().Count());
    }

    [Theory]
    [InlineData(0xd83d)]
    [InlineData(0xdc00)]
    [InlineData(0x2028)]
    [InlineData(0x0a)]
    [InlineData(0)]
    public async Task Record_OddText_StaysOneReadableLine(int odd)
    {
        using var stream = _folder.New();
        await stream.StartAsync(CancellationToken.None);
        stream.Record(StreamFolder.Decision((char)odd + new string('x', Decision.MaximumTextLength - 2) + "😀"));
        stream.Record(StreamFolder.Decision("next"));

        await stream.StopAsync(CancellationToken.None);

        Assert.Equal(2, (await File.ReadAllLinesAsync(_folder.FirstFile)).Length);
        Assert.Equal(2, AuditChain.Verify(_folder.Path).Head.Sequence);
    }

    [Fact]
    public async Task Start_AfterStop_ContinuesTheChain()
    {
        var first = await _folder.RecordAsync(5);

        var second = await _folder.RecordAsync(5);

        var verification = AuditChain.Verify(_folder.Path, first);
        Assert.True(verification.IsIntact);
        Assert.Equal(10, verification.Head.Sequence);
        Assert.Equal(second, verification.Head);
    }

    [Fact]
    public async Task Record_ManyDecisions_GoesOnInFurtherFiles()
    {
        var head = await _folder.RecordAsync(5_000, static options => options.FileBytesLimit = 65_536);

        Assert.True(Directory.GetFiles(_folder.Path, "decisions-*.jsonl").Length > 3);
        Assert.Equal(head, AuditChain.Verify(_folder.Path).Head);
        Assert.Equal(5_000, head.Sequence);
        Assert.Equal(5_001, (await _folder.RecordAsync(1)).Sequence);
    }

    [Theory]
    [InlineData("{\"seq\":6,\"ti")]
    [InlineData("\0\0\0\0\0\0")]
    [InlineData("\0\0\0\n\0\0")]
    public async Task Start_AfterATornGroup_SetsItAsideAndSaysSo(string torn)
    {
        await _folder.RecordAsync(5);
        await File.AppendAllTextAsync(_folder.FirstFile, torn);
        Assert.False(AuditChain.Verify(_folder.Path).IsIntact);

        await _folder.RecordAsync(1);

        var aside = Assert.Single(Directory.GetFiles(_folder.Path, "*.torn"));
        var verification = AuditChain.Verify(_folder.Path);
        var lines = await File.ReadAllLinesAsync(_folder.FirstFile);
        Assert.Equal(torn, await File.ReadAllTextAsync(aside));
        Assert.True(verification.IsIntact);
        Assert.Equal(7, verification.Head.Sequence);
        Assert.Contains("\"record\":\"torn\"", lines[5], StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(aside), lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_QueueFull_StatesTheGap()
    {
        using var stream = _folder.New(static options => options.QueueLimit = 10);
        foreach (var i in Enumerable.Range(0, 100))
        {
            stream.Record(StreamFolder.Decision($"{i}"));
        }

        await stream.StartAsync(CancellationToken.None);
        await stream.StopAsync(CancellationToken.None);

        var lines = await File.ReadAllLinesAsync(_folder.FirstFile);
        var gap = JsonDocument.Parse(Assert.Single(lines, static line => line.Contains("\"gap\""))).RootElement;
        Assert.Equal(11, lines.Length);
        Assert.Equal(90, gap.GetProperty("count").GetInt64());
        Assert.True(AuditChain.Verify(_folder.Path).IsIntact);
    }

    [Fact]
    public async Task Flush_WhileRunning_ReturnsOnceEverythingBeforeIsOnDisk()
    {
        using var stream = _folder.New(static options => options.FlushInterval = TimeSpan.FromSeconds(1));
        await stream.StartAsync(CancellationToken.None);
        stream.Record(StreamFolder.Decision("1"));

        var head = await stream.FlushAsync();

        Assert.Equal(1, head.Sequence);
        Assert.Equal(head, AuditChain.Verify(_folder.Path).Head);
        await stream.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Start_AnotherStreamWritesTheFolder_IsRefused()
    {
        using var stream = _folder.New();
        await stream.StartAsync(CancellationToken.None);
        using var other = _folder.New();

        await Assert.ThrowsAsync<StoreInUseException>(() => other.StartAsync(CancellationToken.None));

        await stream.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Record_ProcessKilled_LosesOnlyTheTail()
    {
        List<string> said;
        using (var writer = WriterProcess.Start("record", _folder.Path))
        {
            said = await writer.ReadLinesAsync(5);
            said.AddRange(await writer.KillAsync());
        }

        var head = await _folder.RecordAsync(1);

        var verification = AuditChain.Verify(_folder.Path);
        Assert.True(verification.IsIntact);
        Assert.Equal(head, verification.Head);
        Assert.True(head.Sequence > long.Parse(said[^1]));
    }

    [RootFact]
    public async Task Record_DiskFull_TriesAgainAndLosesNothing()
    {
        using var disk = new SmallDisk(megabytes: 1);
        using var folder = new StreamFolder(Directory.CreateDirectory(Path.Combine(disk.Path, "audit")).FullName);
        using var stream = folder.New(static options => options.RetryDelay = TimeSpan.FromMilliseconds(10));
        await stream.StartAsync(CancellationToken.None);
        disk.Fill();
        foreach (var i in Enumerable.Range(0, 1_000))
        {
            stream.Record(StreamFolder.Decision($"{i}"));
        }

        var flush = stream.FlushAsync();
        var whileFull = AuditChain.Verify(folder.Path).Head.Sequence;
        disk.Free();
        var head = await flush;

        Assert.True(whileFull < 1_000);
        Assert.Equal(1_000, head.Sequence);
        Assert.True(AuditChain.Verify(folder.Path).IsIntact);
        await stream.StopAsync(CancellationToken.None);
    }
}
