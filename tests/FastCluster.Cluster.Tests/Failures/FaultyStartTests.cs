using System.Net;
using System.Net.Sockets;
using FastCluster.Cluster.Tests.Nodes;
using FastCluster.Silo.Commands;

namespace FastCluster.Cluster.Tests.Failures;

/// <summary>A start that cannot succeed ends soon, with a message that names the setting and the address and no secret.</summary>
public sealed class FaultyStartTests(PreparedCluster place) : IClassFixture<PreparedCluster>
{
    private const string Secret = "quite-secret";
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("Redis", "cluster.connectionStringFile", "is a connection string of Redis")]
    [InlineData("AzureTables", "cluster.connectionStringFile", "is a connection string of AzureTables")]
    [InlineData("Zookeeper", "cluster.provider", "PostgreSql")]
    public async Task Run_ProviderThatDoesNotFit_IsAFaultOfTheConfiguration(
        string provider,
        string setting,
        string rule
    )
    {
        var node = await place.Cluster.PrepareAsync("run", ("CLUSTER__PROVIDER", provider));

        var (exitCode, output) = await node.RunToEndAsync("run");

        Assert.True(exitCode == ExitCodes.Usage, output);
        Assert.Contains(setting, NodeProcess.Unwrap(output), StringComparison.Ordinal);
        Assert.Contains(rule, NodeProcess.Unwrap(output), StringComparison.Ordinal);
        NodeProcess.AssertNoTrace(output);
    }

    [Theory]
    [InlineData(
        "STORAGE",
        "PostgreSql",
        "Host=127.0.0.1;Port=1;Username=a;Password=quite-secret",
        "PostgreSQL 127.0.0.1 port 1"
    )]
    [InlineData("STORAGE", "Redis", "127.0.0.1:1,password=quite-secret", "Redis 127.0.0.1:1")]
    [InlineData(
        "CLUSTER",
        "PostgreSql",
        "Host=127.0.0.1;Port=1;Username=a;Password=quite-secret",
        "PostgreSQL 127.0.0.1 port 1"
    )]
    [InlineData("CLUSTER", "Redis", "127.0.0.1:1,password=quite-secret", "Redis 127.0.0.1:1")]
    [InlineData(
        "CLUSTER",
        "AzureTables",
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=cXVpdGUtc2VjcmV0;TableEndpoint=http://127.0.0.1:1/a",
        "Azure table http://127.0.0.1:1/a"
    )]
    public Task Run_ServiceAway_EndsWithAMessage(string section, string provider, string connection, string address) =>
        EndsWithAMessageAsync(section, provider, connection, address);

    [Theory]
    [InlineData("STORAGE")]
    [InlineData("CLUSTER")]
    public async Task Run_ServiceThatNeverAnswers_EndsWithAMessage(string section)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;

        await EndsWithAMessageAsync(section, "PostgreSql", place.Cluster.Store.ConnectionString(port), $"port {port}");
    }

    [Theory]
    [InlineData("STORAGE")]
    [InlineData("CLUSTER")]
    public Task Run_PasswordNoLongerGood_EndsWithAMessage(string section) =>
        EndsWithAMessageAsync(
            section,
            "PostgreSql",
            place.Cluster.Store.ConnectionString().Replace("not-secret", Secret, StringComparison.Ordinal),
            "password authentication failed"
        );

    [Fact]
    public async Task Run_SiloPortInUse_EndsWithAMessage()
    {
        var node = await place.Cluster.PrepareAsync("run");
        using var other = new TcpListener(IPAddress.Loopback, node.SiloPort);
        other.Start();

        var (exitCode, output) = await node.RunToEndAsync("run");

        Assert.True(exitCode == ExitCodes.Failure, output);
        Assert.Contains(
            $"127.0.0.1:{node.SiloPort} or 127.0.0.1:{node.GatewayPort} is in use",
            LastWords(output),
            StringComparison.Ordinal
        );
        NodeProcess.AssertNoTrace(LastWords(output));
    }

    private async Task EndsWithAMessageAsync(string section, string provider, string connection, string address)
    {
        var file = place.Cluster.Folder[$"{Guid.NewGuid():N}"];
        await File.WriteAllTextAsync(file, connection);
        var node = await place.Cluster.PrepareAsync(
            "run",
            ($"{section}__PROVIDER", provider),
            ($"{section}__CONNECTIONSTRINGFILE", file)
        );
        var start = TimeProvider.System.GetTimestamp();

        var (exitCode, output) = await node.RunToEndAsync("run");

        var said = LastWords(output);
        Assert.True(exitCode == ExitCodes.Failure, output);
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, s_limit);
        Assert.Contains($"{section.ToLowerInvariant()}.connectionString: ", said, StringComparison.Ordinal);
        Assert.Contains(address, said, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
        NodeProcess.AssertNoTrace(said);
    }

    /// <summary>What stands after the log.</summary>
    private static string LastWords(string output)
    {
        var lines = output.Split('\n');
        var log = Array.FindLastIndex(lines, line => line.StartsWith("20", StringComparison.Ordinal));
        return NodeProcess.Unwrap(string.Join('\n', lines[(log + 1)..]));
    }
}
