using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using FastCluster.Contracts.Decisions;
using FastCluster.Silo.Audit;
using FastCluster.Udap.Jwt;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FastCluster.StoreWriter;

/// <summary>Writes a decision stream in this process until the process is killed.</summary>
internal static class AuditMode
{
    private const int DecisionsPerFlush = 1_000;

    /// <summary>Records decisions without end. After each flush it says the number of the last line on disk.</summary>
    public static async Task<int> RecordAsync(string folder)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = new LocalSigningKey("writer", JwtAlgorithm.Es256, ecdsa.ExportPkcs8PrivateKey());
        using var stream = new DecisionStream(
            Options.Create(new DecisionStreamOptions { Folder = folder, FileBytesLimit = 1_000_000 }),
            TimeProvider.System,
            services.GetRequiredService<IMeterFactory>(),
            NullLogger<DecisionStream>.Instance,
            key
        );
        await stream.StartAsync(CancellationToken.None);
        while (true)
        {
            for (var i = 0; i < DecisionsPerFlush; i++)
            {
                stream.Record(
                    new()
                    {
                        Kind = DecisionKind.Token,
                        ClientId = "client",
                        JwtId = i.ToString(),
                    }
                );
            }

            var head = await stream.FlushAsync();
            Console.WriteLine(head.Sequence);
        }
    }
}
