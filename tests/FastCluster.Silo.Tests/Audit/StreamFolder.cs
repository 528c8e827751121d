using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using FastCluster.Contracts.Decisions;
using FastCluster.Silo.Audit;
using FastCluster.Testing.Logs;
using FastCluster.Udap.Jwt;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FastCluster.Silo.Tests.Audit;

/// <summary>A temporary folder and the streams that tests write in it.</summary>
public sealed class StreamFolder : IDisposable
{
    private readonly LocalSigningKey _key;
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public StreamFolder(string? path = null)
    {
        Path = path ?? Directory.CreateTempSubdirectory("fastcluster-audit-").FullName;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        PublicPem = key.ExportSubjectPublicKeyInfoPem();
        Assert.True(AuditPublicKey.TryRead(PublicPem, out var publicKey));
        PublicKey = publicKey;
        _key = new(publicKey.KeyId, JwtAlgorithm.Es256, key.ExportPkcs8PrivateKey());
    }

    public string Path { get; }

    /// <summary>Verifies the checkpoints of the streams made here.</summary>
    public AuditPublicKey PublicKey { get; }

    public string PublicPem { get; }

    public RecordingLogger<DecisionStream> Logger { get; } = new();

    public string CheckpointFile => System.IO.Path.Combine(Path, "checkpoints.jsonl");

    public string FirstFile => System.IO.Path.Combine(Path, "decisions-000001.jsonl");

    public DecisionStream New(Action<DecisionStreamOptions>? configure = null)
    {
        var options = new DecisionStreamOptions { Folder = Path, FlushInterval = TimeSpan.FromMilliseconds(1) };
        configure?.Invoke(options);
        var meters = _services.GetRequiredService<IMeterFactory>();
        return new(Options.Create(options), TimeProvider.System, meters, Logger, _key);
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

    /// <summary>Changes the lines of a file.</summary>
    public static async Task EditAsync(string file, Action<List<string>> edit)
    {
        var lines = (await File.ReadAllLinesAsync(file)).ToList();
        edit(lines);
        await File.WriteAllTextAsync(file, string.Concat(lines.Select(static line => line + "\n")));
    }

    public static Decision Decision(string jwtId) => new() { Kind = DecisionKind.Token, JwtId = jwtId };

    public void Dispose()
    {
        _key.Dispose();
        _services.Dispose();
        Directory.Delete(Path, recursive: true);
    }
}
