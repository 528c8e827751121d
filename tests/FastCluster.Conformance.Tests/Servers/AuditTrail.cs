using FastCluster.Silo.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>The decision stream of a server as it lies on disk.</summary>
public static class AuditTrail
{
    /// <summary>The lines that hold a text, once there is one; they may reach the disk after the answer.</summary>
    public static Task<string[]> ReadAsync(RunningServer server, string text, int count = 1) =>
        Eventually.Async(
            () =>
                Task.FromResult<string[]>([
                    .. ReadAll(server).Where(line => line.Contains(text, StringComparison.Ordinal)),
                ]),
            lines => lines.Length >= count,
            $"{count} lines about {text}"
        );

    private static IEnumerable<string> ReadAll(RunningServer server)
    {
        var options = server.Services.GetRequiredService<FastClusterOptions>();
        var folder = Path.Combine(options.DataFolder, options.Audit.Folder);
        foreach (var file in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } line)
            {
                yield return line;
            }
        }
    }
}
