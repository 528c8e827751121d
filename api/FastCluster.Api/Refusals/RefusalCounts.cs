using System.Runtime.InteropServices;

namespace FastCluster.Api.Refusals;

/// <summary>
/// Refusals of one period: the first of a kind is news, its repetitions are only counted. At the limit further kinds are
/// counted without source and server, so that memory and records stay bounded. Not safe for concurrent use.
/// </summary>
/// <param name="limit">Kinds that are told apart by their source.</param>
internal sealed class RefusalCounts(int limit)
{
    private readonly Dictionary<EdgeRefusal, long> _repetitions = [];

    /// <summary>What was counted beside the news, with its number.</summary>
    public IEnumerable<KeyValuePair<EdgeRefusal, long>> Repetitions => _repetitions.Where(static one => one.Value > 0);

    /// <summary>Counts a refusal.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <returns>Whether it is news.</returns>
    public bool IsNews(EdgeRefusal refusal)
    {
        if (_repetitions.Count < limit && _repetitions.TryAdd(refusal, 0))
        {
            return true;
        }

        var counted = _repetitions.ContainsKey(refusal) ? refusal : refusal with { ServerId = null, Source = null };
        CollectionsMarshal.GetValueRefOrAddDefault(_repetitions, counted, out _)++;
        return false;
    }
}
