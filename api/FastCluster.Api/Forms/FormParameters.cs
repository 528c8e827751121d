using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using FastCluster.Udap.Rejections;

namespace FastCluster.Api.Forms;

/// <summary>
/// The known parameters of one form, each at most once (RFC 6749 section 3.2). An empty value counts as absent; unknown
/// parameters are dropped. What is in the URL query is never read. TOK-01, TOK-25.
/// </summary>
internal sealed class FormParameters
{
    /// <summary>The only parameter that may occur several times (RFC 8707).</summary>
    public const string Resource = "resource";

    private const int MaximumResources = 16;
    private const int LongestName = 64;

    private readonly List<(string Name, byte[] Value)> _values;
    private readonly List<string> _resources = [];

    private FormParameters(int count) => _values = new(count);

    /// <summary>Values of <c>resource</c> in their order; at most 16.</summary>
    public IReadOnlyList<string> Resources => _resources;

    /// <summary>Value of a known parameter, or null when absent or empty.</summary>
    /// <param name="name">Name of the parameter.</param>
    public string? this[string name] => Utf8(name) is { } value ? Encoding.UTF8.GetString(value) : null;

    /// <summary>Value of a known parameter in UTF-8, or null when absent or empty. Not to be changed.</summary>
    /// <param name="name">Name of the parameter.</param>
    public byte[]? Utf8(string name)
    {
        var value = Find(name);
        return value is { Length: > 0 } ? value : null;
    }

    /// <summary>Reads a form.</summary>
    /// <param name="body">Bytes of the body, bounded by the caller.</param>
    /// <param name="known">Names that are kept.</param>
    /// <param name="form">The parameters; null when refused.</param>
    /// <returns>
    /// <see cref="RejectionReason.FormMalformed"/> for broken percent-encoding, broken UTF-8 or too many resources;
    /// <see cref="RejectionReason.FormParameterRepeated"/> for a known parameter that occurs twice.
    /// </returns>
    public static RejectionReason TryParse(ReadOnlySpan<byte> body, FrozenSet<string> known, out FormParameters? form)
    {
        form = null;
        var result = new FormParameters(known.Count);
        var scratch = ArrayPool<byte>.Shared.Rent(Math.Max(1, body.Length));
        try
        {
            foreach (var range in body.Split((byte)'&'))
            {
                var reason = result.Add(body[range], known, scratch);
                if (reason != RejectionReason.None)
                {
                    return reason;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch, clearArray: true);
        }

        form = result;
        return RejectionReason.None;
    }

    private RejectionReason Add(ReadOnlySpan<byte> pair, FrozenSet<string> known, byte[] scratch)
    {
        if (pair.IsEmpty)
        {
            return RejectionReason.None;
        }

        var equals = pair.IndexOf((byte)'=');
        var rawName = equals < 0 ? pair : pair[..equals];
        var rawValue = equals < 0 ? [] : pair[(equals + 1)..];
        if (!FormEncoding.TryDecode(rawName, scratch, out var name))
        {
            return RejectionReason.FormMalformed;
        }

        var knownName = FindName(name, known);
        if (!FormEncoding.TryDecode(rawValue, scratch, out var value))
        {
            return RejectionReason.FormMalformed;
        }

        return knownName is null ? RejectionReason.None : Keep(knownName, value);
    }

    /// <summary>The known name that the bytes spell, without making a text of each.</summary>
    private static string? FindName(ReadOnlySpan<byte> name, FrozenSet<string> known)
    {
        Span<char> chars = stackalloc char[LongestName];
        return
            name.Length <= LongestName
            && known
                .GetAlternateLookup<ReadOnlySpan<char>>()
                .TryGetValue(chars[..Encoding.UTF8.GetChars(name, chars)], out var found)
            ? found
            : null;
    }

    private byte[]? Find(string name)
    {
        foreach (var (known, value) in _values)
        {
            if (string.Equals(known, name, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    private RejectionReason Keep(string name, ReadOnlySpan<byte> value)
    {
        if (!string.Equals(name, Resource, StringComparison.Ordinal))
        {
            if (Find(name) is not null)
            {
                return RejectionReason.FormParameterRepeated;
            }

            _values.Add((name, value.ToArray()));
            return RejectionReason.None;
        }

        if (value.IsEmpty)
        {
            return RejectionReason.None;
        }

        _resources.Add(Encoding.UTF8.GetString(value));
        return _resources.Count <= MaximumResources ? RejectionReason.None : RejectionReason.FormMalformed;
    }
}
