namespace FastCluster.Silo.Storage.Redis;

/// <summary>
/// One script per kind of change: Redis runs it alone, so compare and change are one step. Keys: states of the grain,
/// totals, index. Arguments: state name, expected version or nothing, grain key, payload. Answer: 1 and the new version, or 0
/// and the one that stood in the way.
/// </summary>
internal static class RedisScripts
{
    /// <summary>Writes a state.</summary>
    public const string Write = """
        local version_field, payload_field = 'v:' .. ARGV[1], 'p:' .. ARGV[1]
        local stored = redis.call('HGET', KEYS[1], version_field) or ''
        if stored ~= ARGV[2] then return {0, stored} end
        local version = string.format('%.0f', redis.call('HINCRBY', KEYS[2], 'version', 1))
        local before = redis.call('HSTRLEN', KEYS[1], payload_field)
        redis.call('HSET', KEYS[1], version_field, version, payload_field, ARGV[4])
        redis.call('HINCRBY', KEYS[2], 'bytes', #ARGV[4] - before)
        if stored == '' then
          redis.call('HINCRBY', KEYS[2], 'rows', 1)
          redis.call('ZADD', KEYS[3], 0, ARGV[3])
        end
        return {1, version}
        """;

    /// <summary>Clears a state.</summary>
    public const string Clear = """
        local version_field, payload_field = 'v:' .. ARGV[1], 'p:' .. ARGV[1]
        local stored = redis.call('HGET', KEYS[1], version_field) or ''
        if stored ~= ARGV[2] then return {0, stored} end
        if stored == '' then return {1, ''} end
        redis.call('HINCRBY', KEYS[2], 'bytes', -redis.call('HSTRLEN', KEYS[1], payload_field))
        redis.call('HINCRBY', KEYS[2], 'rows', -1)
        redis.call('HDEL', KEYS[1], version_field, payload_field)
        if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('ZREM', KEYS[3], ARGV[3]) end
        return {1, ''}
        """;
}
