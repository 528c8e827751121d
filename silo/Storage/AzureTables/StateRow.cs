using Azure.Data.Tables;

namespace FastCluster.Silo.Storage.AzureTables;

/// <summary>
/// Payloads in rows. A property holds at most 64 KiB and a row 1 MiB, so a payload is cut into properties <c>p0</c>,
/// <c>p1</c> and so on, and one above <see cref="RowBytes"/> into rows of parts that are written before the row of the state.
/// </summary>
internal static class StateRow
{
    /// <summary>Largest payload of one row, in bytes; leaves room for names and keys below 1 MiB.</summary>
    public const int RowBytes = 15 * PropertyBytes;

    /// <summary>Key of the grain, as bytes.</summary>
    public const string GrainKey = "key";

    /// <summary>Length of the whole payload.</summary>
    public const string Length = "length";

    private const int PropertyBytes = 65_536;
    private const string Generation = "generation";
    private const string Parts = "parts";

    /// <summary>A row with a payload.</summary>
    /// <param name="partition">Its partition.</param>
    /// <param name="row">Its name.</param>
    /// <param name="payload">At most <see cref="RowBytes"/>.</param>
    public static TableEntity Of(string partition, string row, ReadOnlyMemory<byte> payload)
    {
        var entity = new TableEntity(partition, row) { [Length] = payload.Length };
        for (var i = 0; i * PropertyBytes < payload.Length; i++)
        {
            var rest = payload[(i * PropertyBytes)..];
            entity[$"p{i}"] = rest[..Math.Min(PropertyBytes, rest.Length)].ToArray();
        }

        return entity;
    }

    /// <summary>The row of a state whose payload lies in parts.</summary>
    /// <param name="partition">Its partition.</param>
    /// <param name="row">Its name.</param>
    /// <param name="length">Length of the whole payload.</param>
    /// <param name="etag">Which parts.</param>
    public static TableEntity Of(string partition, string row, int length, AzureETag etag) =>
        new(partition, row)
        {
            [Length] = length,
            [Generation] = etag.Generation,
            [Parts] = etag.Parts,
        };

    /// <summary>ETag of the state of a row that was read.</summary>
    public static AzureETag ETagOf(TableEntity entity) =>
        new(entity.ETag, entity.GetString(Generation) ?? "", entity.GetInt32(Parts) ?? 0);

    /// <summary>Copies the payload that lies in a row.</summary>
    /// <param name="entity">The row.</param>
    /// <param name="target">Where to; as long as the payload at least.</param>
    /// <returns>How many bytes.</returns>
    public static int CopyTo(TableEntity entity, Span<byte> target)
    {
        var copied = 0;
        for (var i = 0; entity.GetBinary($"p{i}") is { } piece; i++)
        {
            piece.CopyTo(target[copied..]);
            copied += piece.Length;
        }

        return copied;
    }
}
