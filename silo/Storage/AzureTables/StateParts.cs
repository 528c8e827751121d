using Azure;
using Azure.Data.Tables;
using FastCluster.Contracts.Storage;

namespace FastCluster.Silo.Storage.AzureTables;

/// <summary>
/// Parts of states that are too large for one row. They are written under a new name before the row that makes them valid,
/// and removed after the row names others, so a reader sees one whole state or the next.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="guard">Stands around every request.</param>
/// <param name="logger">Log.</param>
internal sealed class StateParts(TableClient table, StoreGuard guard, ILogger logger)
{
    /// <summary>Reads the payload of a state.</summary>
    /// <param name="key">The state.</param>
    /// <param name="row">Its row.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The payload; null when a part is not there any more.</returns>
    public async Task<byte[]?> ReadPayloadAsync(StateKey key, TableEntity row, CancellationToken cancellationToken)
    {
        var payload = new byte[row.GetInt32(StateRow.Length) ?? 0];
        var copied = StateRow.CopyTo(row, payload);
        var etag = StateRow.ETagOf(row);
        for (var number = 0; number < etag.Parts; number++)
        {
            var name = AzureTableKeys.Part(key.StateName, etag.Generation, number);
            var part = await guard.RunAsync(
                token => AzureTableService.FindAsync(table, AzureTableKeys.Partition(key), name, token),
                cancellationToken
            );
            if (part is null)
            {
                return null;
            }

            copied += StateRow.CopyTo(part, payload.AsSpan(copied));
        }

        return payload;
    }

    /// <summary>Writes the parts of a payload.</summary>
    /// <param name="key">The state.</param>
    /// <param name="payload">The payload.</param>
    /// <returns>How its row names them; no parts when the payload fits into the row.</returns>
    public async Task<AzureETag> WriteAsync(StateKey key, byte[] payload)
    {
        if (payload.Length <= StateRow.RowBytes)
        {
            return default;
        }

        var parts = new AzureETag(default, $"{Guid.NewGuid():N}", (payload.Length - 1) / StateRow.RowBytes + 1);
        for (var number = 0; number < parts.Parts; number++)
        {
            var start = number * StateRow.RowBytes;
            var row = StateRow.Of(
                AzureTableKeys.Partition(key),
                AzureTableKeys.Part(key.StateName, parts.Generation, number),
                payload.AsMemory(start, Math.Min(StateRow.RowBytes, payload.Length - start))
            );
            await guard.RunAsync(token => table.AddEntityAsync(row, token), CancellationToken.None);
        }

        return parts;
    }

    /// <summary>Removes parts that no row names any more. What cannot be removed is never read again.</summary>
    /// <param name="key">The state.</param>
    /// <param name="parts">Which parts.</param>
    public async Task RemoveAsync(StateKey key, AzureETag parts)
    {
        for (var number = 0; number < parts.Parts; number++)
        {
            var name = AzureTableKeys.Part(key.StateName, parts.Generation, number);
            try
            {
                await guard.RunAsync(
                    token => table.DeleteEntityAsync(AzureTableKeys.Partition(key), name, ETag.All, token),
                    CancellationToken.None
                );
            }
            catch (StoreUnavailableException left)
            {
                Log.PartLeft(logger, guard.Store, name, left);
                return;
            }
        }
    }
}
