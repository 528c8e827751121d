using StackExchange.Redis;

namespace FastCluster.Silo.Storage.Redis;

/// <summary>
/// The mark of a prepared Redis. It tells a node that the server is the one that holds its states, and not an empty one.
/// </summary>
internal static class RedisSchema
{
    /// <summary>Schema version of this program.</summary>
    public const int Current = 1;

    /// <summary>Reads the mark.</summary>
    /// <param name="database">The database.</param>
    /// <param name="keys">Names of keys.</param>
    /// <returns>The version; 0 when there is no mark.</returns>
    public static async Task<int> ReadVersionAsync(IDatabase database, RedisKeys keys) =>
        (int?)await database.StringGetAsync(keys.Schema, CommandFlags.DemandMaster) ?? 0;
}
