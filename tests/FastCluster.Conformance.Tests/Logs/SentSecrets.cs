using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace FastCluster.Conformance.Tests.Logs;

/// <summary>Every JWT that went over the wire, part by part, and the texts a test named: what must never be written.</summary>
public sealed partial class SentSecrets
{
    private const int ShortestPart = 20;

    private readonly ConcurrentDictionary<string, byte> _jwts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    public int JwtCount => _jwts.Count;

    /// <summary>Keeps the JWTs of a body.</summary>
    public void See(string body)
    {
        foreach (Match jwt in Jwt().Matches(body))
        {
            _jwts.TryAdd(jwt.Value, 0);
        }
    }

    /// <summary>Names a text that is about to be sent.</summary>
    public string Named(string text)
    {
        _texts.Add(text);
        return text;
    }

    /// <summary>The places in which one of them stands.</summary>
    public IReadOnlyList<string> FindIn(IEnumerable<(string Place, string Text)> written)
    {
        var needles = _jwts
            .Keys.SelectMany(jwt => jwt.Split('.'))
            .Where(part => part.Length >= ShortestPart)
            .Concat(_texts)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. written
                .DistinctBy(one => one.Text)
                .Where(one => needles.Any(needle => one.Text.Contains(needle, StringComparison.Ordinal)))
                .Select(one => $"{one.Place}: {one.Text[..Math.Min(300, one.Text.Length)]}"),
        ];
    }

    [GeneratedRegex("[A-Za-z0-9_-]{20,}[.][A-Za-z0-9_-]{20,}[.][A-Za-z0-9_-]*", RegexOptions.None, 1000)]
    private static partial Regex Jwt();
}
