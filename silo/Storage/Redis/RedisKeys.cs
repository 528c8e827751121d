using System.Text;
using StackExchange.Redis;

namespace FastCluster.Silo.Storage.Redis;

/// <summary>
/// Names of keys. All keys of one grain type have one hash tag, so that in a Redis cluster a script finds them on one node.
/// </summary>
/// <param name="name">Start of all keys.</param>
internal sealed class RedisKeys(string name)
{
    /// <summary>Schema version of the states.</summary>
    public RedisKey Schema { get; } = $"{name}:schema";

    /// <summary>Set of the grain types that were ever written.</summary>
    public RedisKey Types { get; } = $"{name}:types";

    /// <summary>Hash with the states of one grain: <c>v:NAME</c> version and <c>p:NAME</c> payload.</summary>
    public RedisKey Grain(StateKey key)
    {
        var start = Encoding.UTF8.GetBytes(Start(key.GrainType) + "g:");
        return (byte[])[.. start, .. key.GrainKey];
    }

    /// <summary>Hash of one grain type: newest <c>version</c>, <c>rows</c>, <c>bytes</c>.</summary>
    public RedisKey Totals(string grainType) => Start(grainType) + "totals";

    /// <summary>Sorted set of the keys of one grain type, in byte order.</summary>
    public RedisKey Index(string grainType) => Start(grainType) + "keys";

    // escaped: a type with a brace or colon cannot be taken for another
    private string Start(string grainType) => $"{name}:{{{Uri.EscapeDataString(grainType)}}}:";
}
