using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.UpstreamSignIn;

/// <summary>
/// What a browser brings from an identity provider. <see cref="State"/> is judged by the caller before anything else is
/// looked at (TIER-23); then <see cref="Judge"/>. RFC 6749 section 4.1.2, RFC 9207.
/// </summary>
public sealed class UpstreamCallback
{
    private const int MaximumLength = 4096;
    private const string Busy = "temporarily_unavailable";

    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

    /// <summary>Reads an answer.</summary>
    /// <param name="parameters">Its parameters, decoded once; names may repeat.</param>
    /// <param name="place">Last part of the address at which it arrived, any text.</param>
    public UpstreamCallback(IEnumerable<KeyValuePair<string, string>> parameters, string place)
    {
        Place = place;
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (var (name, value) in parameters)
        {
            // what is said twice is not said at all; null is no value that a rule takes
            _values[name] = _values.ContainsKey(name) || value.Length > MaximumLength ? null : value;
        }
    }

    /// <summary>Last part of the address at which it arrived: each identity provider was told another one.</summary>
    public string Place { get; }

    /// <summary><c>state</c>, or null when it is absent, repeated or too long.</summary>
    public string? State => _values.GetValueOrDefault("state");

    /// <summary>Judges the rest of an answer whose <c>state</c> is known. TIER-22, TIER-24.</summary>
    /// <param name="issuer">Base URL of the identity provider that was asked.</param>
    /// <param name="place">Last part of the redirect URI that only this identity provider was told.</param>
    /// <param name="code">The code when the answer is none.</param>
    /// <returns>
    /// <see cref="RejectionReason.IdpResponseIssuer"/>, <see cref="RejectionReason.IdpBusy"/>,
    /// <see cref="RejectionReason.IdpDenied"/>, <see cref="RejectionReason.IdpResponseMalformed"/>, or none.
    /// </returns>
    public RejectionReason Judge(string issuer, string place, out string code)
    {
        code = _values.GetValueOrDefault("code") ?? string.Empty;
        if (_values.TryGetValue("iss", out var named) && !string.Equals(named, issuer, StringComparison.Ordinal))
        {
            return RejectionReason.IdpResponseIssuer;
        }

        if (!string.Equals(Place, place, StringComparison.Ordinal))
        {
            return RejectionReason.IdpResponseIssuer;
        }

        if (_values.TryGetValue("error", out var error))
        {
            return error == Busy ? RejectionReason.IdpBusy : RejectionReason.IdpDenied;
        }

        return code.Length > 0 ? RejectionReason.None : RejectionReason.IdpResponseMalformed;
    }

    /// <summary>Never shows what it holds.</summary>
    public override string ToString() => nameof(UpstreamCallback);
}
