using Azure;

namespace FastCluster.Silo.Storage.AzureTables;

/// <summary>
/// ETag of a state: the service's own ETag of its row, and for a large state which parts belong to it, so that the write
/// that replaces it can remove them without asking.
/// </summary>
/// <param name="Row">The service's ETag.</param>
/// <param name="Generation">Name that the parts share; empty when the state lies in its row.</param>
/// <param name="Parts">How many parts.</param>
internal readonly record struct AzureETag(ETag Row, string Generation = "", int Parts = 0)
{
    private const char Separator = '#';

    /// <summary>Reads the text; null when it is no ETag of the service.</summary>
    public static AzureETag? Parse(string text)
    {
        var pieces = text.Split(Separator);
        var isRow = pieces[0].StartsWith("W/\"", StringComparison.Ordinal) && pieces[0].EndsWith('"');
        return pieces switch
        {
            [var row] when isRow => new(new ETag(row)),
            [var row, var generation, var parts] when isRow && int.TryParse(parts, out var count) => new(
                new ETag(row),
                generation,
                count
            ),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Parts == 0 ? Row.ToString() : $"{Row}{Separator}{Generation}{Separator}{Parts}";
}
