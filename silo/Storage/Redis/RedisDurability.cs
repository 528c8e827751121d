using StackExchange.Redis;

namespace FastCluster.Silo.Storage.Redis;

/// <summary>Finds out whether Redis keeps what it acknowledges.</summary>
internal static class RedisDurability
{
    /// <summary>Asks every connected primary for its settings.</summary>
    /// <param name="connection">Open connections.</param>
    /// <returns>What is wrong, one clause without full stop; null when nothing is.</returns>
    public static async Task<string?> FindWeaknessAsync(IConnectionMultiplexer connection)
    {
        foreach (var server in connection.GetServers().Where(static server => server.IsConnected && !server.IsReplica))
        {
            if (await FindWeaknessAsync(server) is { } finding)
            {
                return finding;
            }
        }

        return null;
    }

    private static async Task<string?> FindWeaknessAsync(IServer server)
    {
        try
        {
            return (
                await ReadAsync(server, "appendonly"),
                await ReadAsync(server, "appendfsync"),
                await ReadAsync(server, "maxmemory-policy")
            ) switch
            {
                (not "yes", _, _) => "appendonly is not yes",
                (_, not "always", _) => "appendfsync is not always",
                (_, _, not "noeviction") => "maxmemory-policy is not noeviction",
                _ => null,
            };
        }
        catch (RedisServerException)
        {
            return "the server does not tell its settings (CONFIG GET)";
        }
    }

    private static async Task<string?> ReadAsync(IServer server, string setting)
    {
        var pair = (RedisResult[]?)await server.ExecuteAsync("CONFIG", "GET", setting);
        return pair is [_, var value] ? (string?)value : null;
    }
}
