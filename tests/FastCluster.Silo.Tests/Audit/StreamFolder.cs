using System.Diagnostics.Metrics;
using FastCluster.Contracts.Decisions;
using FastCluster.Silo.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FastCluster.Silo.Tests.Audit;

/// <summary>A temporary folder and the streams that tests write in it.</summary>
public sealed class StreamFolder : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public StreamFolder(string? path = null) =>
        Path = path ?? Directory.CreateTempSubdirectory("fastcluster-audit-").FullName;

    public string Path { get; }

    public string FirstFile => System.IO.Path.Combine(Path, "decisions-000001.jsonl");

    public DecisionStream New(Action<DecisionStreamOptions>? configure = null)
    {
        var options = new DecisionStreamOptions { Folder = Path, FlushInterval = TimeSpan.FromMilliseconds(1) };
        configure?.Invoke(options);
        var meters = _services.GetRequiredService<IMeterFactory>();
        return new(Options.Create(options), TimeProvider.System, meters, NullLogger<DecisionStream>.Instance);
    }

    /// <summary>Starts a stream, records decisions with ascending <c>jti</c> and stops it.</summary>
    public async Task<AuditHead> RecordAsync(int count, Action<DecisionStreamOptions>? configure = null)
    {
        using var stream = New(configure);
        await stream.StartAsync(CancellationToken.None);
        foreach (var i in Enumerable.Range(1, count))
        {
            stream.Record(Decision($"jti-{i}"));
        }

        await stream.StopAsync(CancellationToken.None);
        return stream.Head;
    }

    public static Decision Decision(string jwtId) => new() { Kind = DecisionKind.Token, JwtId = jwtId };

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(Path, recursive: true);
    }
}
