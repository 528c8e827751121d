using FastCluster.Silo.Commands;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.FirstRun;
using Spectre.Console;

namespace FastCluster.Silo.Tests.Commands;

/// <summary>The next command that is shown after a start is one that works from there.</summary>
public sealed class NextCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_UsualFolderOfACheckout_ShowsTheCommandOfTheReadme()
    {
        _folder.Write("FastCluster.Silo.csproj", "");

        Assert.Contains("terminal: dotnet run --project silo -- demo\n", Write("data"), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnotherFolder_NamesIt() =>
        Assert.Contains(
            $"terminal: fastcluster demo --data {_folder["other"]}\n",
            Write("other"),
            StringComparison.Ordinal
        );

    [Fact]
    public void Write_ConfigurationOfAnotherName_ShowsNoCommand() =>
        Assert.DoesNotContain("demo", Write("data", "data/other.json"), StringComparison.Ordinal);

    private string Write(string data, string? file = null)
    {
        var node = DevelopmentNode.Prepare(_folder[data], TimeProvider.System.GetUtcNow());
        var options = ConfigurationReader.Read(node.Configuration);
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        var configuration = file is null ? node.Configuration : _folder[file];
        StartReport.Write(console, new(options, configuration, node), _folder.Path);
        return output.ToString();
    }
}
