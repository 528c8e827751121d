using System.Text.Json.Nodes;
using FastCluster.Silo.Commands;
using FastCluster.Silo.FirstRun;
using FastCluster.Silo.Storage.PostgreSql;
using Spectre.Console;

namespace FastCluster.Stores.Tests.PostgreSql;

/// <summary><c>fastcluster store init</c> and <c>stats</c> with a configuration that names PostgreSQL.</summary>
[Collection(PostgreSqlCollection.Name)]
public sealed class StoreVerbTests(PostgreSqlFixture place) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fastcluster-verb-").FullName;
    private readonly string _schema = $"s{Guid.NewGuid():N}";

    private string Configuration => Path.Combine(_folder, "node.json");

    public async Task InitializeAsync()
    {
        await place.Server.ExecuteAsync($"CREATE SCHEMA {_schema}");
        DevelopmentNode.Prepare(_folder, TimeProvider.System.GetUtcNow());
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "connection"),
            place.Server.ConnectionString(_schema) + "\n"
        );
        var node = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "fastcluster.json")))!;
        node["storage"] = JsonNode.Parse("""{ "provider": "PostgreSql", "connectionStringFile": "connection" }""");
        await File.WriteAllTextAsync(Configuration, node.ToJsonString());
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Run_MembershipDoesNotAnswer_EndsWithAMessage()
    {
        await RunAsync("store", "init", "--config", Configuration);
        var node = JsonNode.Parse(await File.ReadAllTextAsync(Configuration))!;
        node["cluster"] = JsonNode.Parse(
            """{ "provider": "PostgreSql", "connectionString": "Host=127.0.0.1;Port=9;Username=x" }"""
        );
        await File.WriteAllTextAsync(Configuration, node.ToJsonString());

        var run = await RunAsync("run", "--config", Configuration);

        Assert.Equal(ExitCodes.Failure, run.Code);
        Assert.Contains("Failed to connect", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_EmptySchema_MakesItOnceAndStatsCountNothing()
    {
        var before = await RunAsync("store", "stats", "--config", Configuration);
        var first = await RunAsync("store", "init", "--config", Configuration);
        var second = await RunAsync("store", "init", "--config", Configuration);
        var after = await RunAsync("store", "stats", "--config", Configuration);

        Assert.Equal(ExitCodes.Failure, before.Code);
        Assert.Contains("store init", before.Text, StringComparison.Ordinal);
        Assert.Equal($"Schema version {PostgreSqlSchema.Current}, before 0.", first.Text.Trim());
        Assert.Contains($"before {PostgreSqlSchema.Current}", second.Text, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, after.Code);
    }

    [Fact]
    public async Task Init_DryRun_ShowsSqlAndChangesNothing()
    {
        var dry = await RunAsync("store", "init", "--dry-run", "--config", Configuration);

        Assert.Equal(ExitCodes.Success, dry.Code);
        Assert.Contains("CREATE TABLE fc_state", dry.Text, StringComparison.Ordinal);
        Assert.IsType<DBNull>(await place.Server.ExecuteAsync("SELECT to_regclass('fc_schema')::text", _schema));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("99")]
    public async Task Init_UnknownVersion_IsUsage(string version) =>
        Assert.Equal(
            ExitCodes.Usage,
            (await RunAsync("store", "init", $"--to={version}", "--config", Configuration)).Code
        );

    private async Task<(int Code, string Text)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) }
        );
        console.Profile.Width = 400;
        var code = await CommandLine.RunAsync(arguments, new(console, TimeProvider.System, _folder));
        return (code, output.ToString());
    }
}
