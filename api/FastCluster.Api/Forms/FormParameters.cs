using System.Buffers;
using System.Collections.Frozen;
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

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _resources = [];

    private FormParameters() { }

    /// <summary>Values of <c>resource</c> in their order; at most 16.</summary>
    public IReadOnlyList<string> Resources => _resources;

    /// <summary>Value of a known parameter, or null when absent or empty.</summary>
    /// <param name="name">Name of the parameter.</param>
    public string? this[string name] => _values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

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
        var result = new FormParameters();
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

        if (!FormEncoding.TryDecode(rawValue, scratch, out var value))
        {
            return RejectionReason.FormMalformed;
        }

        return known.Contains(name) ? Keep(name, value) : RejectionReason.None;
    }

    private RejectionReason Keep(string name, string value)
    {
        if (!string.Equals(name, Resource, StringComparison.Ordinal))
        {
            return _values.TryAdd(name, value) ? RejectionReason.None : RejectionReason.FormParameterRepeated;
        }

        if (value.Length == 0)
        {
            return RejectionReason.None;
        }

        _resources.Add(value);
        return _resources.Count <= MaximumResources ? RejectionReason.None : RejectionReason.FormMalformed;
    }
}
