using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using FastCluster.Silo.Audit;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>The decisions that the identity provider's operator finds in its data folder.</summary>
/// <param name="Lines">The lines of its decision stream.</param>
internal sealed record ProviderRecords(ImmutableArray<string> Lines)
{
    /// <summary>Reads them; the file is written meanwhile.</summary>
    /// <param name="dataFolder">Data folder of the node.</param>
    /// <exception cref="IOException">They cannot be read.</exception>
    public static ProviderRecords Read(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "audit");
        var text = AuditFiles
            .Numbers(folder)
            .Select(number => AuditFiles.ReadShared(AuditFiles.PathOf(folder, number)));
        return new([
            .. text.SelectMany(bytes =>
                Encoding.UTF8.GetString(bytes).Split('\n')[..^1] // the last part is empty, or a line under way
            ),
        ]);
    }

    /// <summary>How many accepted decisions of a kind there are.</summary>
    /// <param name="kind">Name of the kind.</param>
    public int Count(string kind) => Lines.Count(line => IsAccepted(JsonElement.Parse(line), kind));

    private static bool IsAccepted(JsonElement line, string kind) =>
        line.TryGetProperty("kind", out var named)
        && named.ValueEquals(kind)
        && line.TryGetProperty("accepted", out var accepted)
        && accepted.ValueKind == JsonValueKind.True;
}
