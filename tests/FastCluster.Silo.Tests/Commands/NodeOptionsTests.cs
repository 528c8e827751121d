using FastCluster.Silo.Commands;
using FastCluster.Silo.FirstRun;

namespace FastCluster.Silo.Tests.Commands;

/// <summary>How a verb finds its node, and what it says when it cannot work on it.</summary>
public sealed class NodeOptionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestConsole _console;

    public NodeOptionsTests() => _console = new(_folder.Path, TimeProvider.System);

    public void Dispose()
    {
        _console.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("store", "stats")]
    [InlineData("store", "init")]
    [InlineData("store", "restored")]
    [InlineData("keys", "rotate")]
    [InlineData("keys", "rewrap")]
    [InlineData("silo")]
    [InlineData("api")]
    public async Task Verb_FolderWithoutNode_IsUsageAndMakesNone(params string[] verb)
    {
        Assert.Equal(ExitCodes.Usage, await _console.RunAsync([.. verb, "--data", "none"]));

        Assert.Contains($"no node here: {_folder["none"]}", _console.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["none"]));
    }

    [Fact]
    public async Task Verb_NamedFolderWithoutNode_DoesNotTakeTheOneOfTheWorkingFolder()
    {
        _folder.Write("fastcluster.json", "{}");

        Assert.Equal(ExitCodes.Usage, await _console.RunAsync("store", "stats", "--data", "none"));
        Assert.Contains("no node here", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verb_FileAndFolder_IsUsage()
    {
        MakeNode();

        Assert.Equal(
            ExitCodes.Usage,
            await _console.RunAsync("store", "stats", "--config", "data/fastcluster.json", "--data", "data")
        );
        Assert.Contains("is left out beside --config", _console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api")]
    [InlineData("silo")]
    public async Task Role_WithoutCluster_NamesTheSetting(string verb)
    {
        MakeNode();

        Assert.Equal(ExitCodes.Usage, await _console.RunAsync(verb, "--data", "data"));
        Assert.Contains("cluster.provider", _console.Output, StringComparison.Ordinal);
        Assert.Contains("is set for the verbs silo and api", _console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("file/below")]
    [InlineData("/proc/fastcluster")]
    public async Task Run_DataFolderCannotBeMade_IsOneFaultOfTheFolder(string folder)
    {
        _folder.Write("file", "");

        await AssertReadOnlyAsync(Path.Combine(_folder.Path, folder), "run", "--data", folder);
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("store")]
    [InlineData("keys")]
    public async Task Run_PartOfDataFolderIsNotWritable_IsOneFaultOfTheFolder(string part)
    {
        MakeNode();
        _folder.Write($"data/{part}", "");

        await AssertReadOnlyAsync(_folder["data"], "run", "--data", "data");
    }

    private async Task AssertReadOnlyAsync(string path, params string[] line)
    {
        Assert.Equal(ExitCodes.Usage, await _console.RunAsync(line));

        Assert.Contains("1 fault(s)", _console.Output, StringComparison.Ordinal);
        Assert.Contains("dataFolder", _console.Output, StringComparison.Ordinal);
        Assert.Contains("is a folder in which the node can write", _console.Output, StringComparison.Ordinal);
        Assert.Contains($"found: {path}", _console.Output, StringComparison.Ordinal);
    }

    private void MakeNode() => DevelopmentNode.Prepare(_folder["data"], TimeProvider.System.GetUtcNow());
}
