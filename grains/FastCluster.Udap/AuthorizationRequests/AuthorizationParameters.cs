using System.Text;
using FastCluster.Udap.Rejections;
using Names = FastCluster.Udap.AuthorizationRequests.AuthorizationParameterNames;

namespace FastCluster.Udap.AuthorizationRequests;

/// <summary>
/// The known parameters of an authorization request as they came, bounded and not yet judged. An empty value counts as
/// absent; unknown names are dropped; a name that occurs twice is remembered and has no value. Immutable once read.
/// CONS-07, CONS-17; RFC 6749 section 3.1.
/// </summary>
public sealed class AuthorizationParameters
{
    /// <summary>Longest request: bytes of all names and values in UTF-8, unknown ones included.</summary>
    public const int MaximumBytes = 32 * 1024;

    /// <summary>Longest value of a parameter, bytes in UTF-8; <c>scope</c> has a bound of its own.</summary>
    public const int MaximumValueBytes = 2048;

    /// <summary>Most values of <c>resource</c>.</summary>
    public const int MaximumResources = 16;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);
    private readonly List<string> _resources = [];
    private bool _isTooLong;

    private AuthorizationParameters() { }

    /// <summary><c>client_id</c>, or null.</summary>
    public string? ClientId => Find(Names.ClientId);

    /// <summary><c>redirect_uri</c> as sent, or null.</summary>
    public string? RedirectUri => Find(Names.RedirectUri);

    /// <summary><c>response_type</c>, or null.</summary>
    public string? ResponseType => Find(Names.ResponseType);

    /// <summary><c>response_mode</c>, or null.</summary>
    public string? ResponseMode => Find(Names.ResponseMode);

    /// <summary><c>scope</c>, or null.</summary>
    public string? Scope => Find(Names.Scope);

    /// <summary><c>state</c>, or null; also null where it is longer than its bound, so that it is never sent on.</summary>
    public string? State => Find(Names.State) is { } state && IsBounded(state) ? state : null;

    /// <summary><c>code_challenge</c>, or null.</summary>
    public string? CodeChallenge => Find(Names.CodeChallenge);

    /// <summary><c>code_challenge_method</c>, or null.</summary>
    public string? CodeChallengeMethod => Find(Names.CodeChallengeMethod);

    /// <summary><c>nonce</c>, or null.</summary>
    public string? Nonce => Find(Names.Nonce);

    /// <summary><c>prompt</c>, or null.</summary>
    public string? Prompt => Find(Names.Prompt);

    /// <summary><c>max_age</c>, or null.</summary>
    public string? MaxAge => Find(Names.MaxAge);

    /// <summary><c>login_hint</c>, or null. It may name a person: never logged.</summary>
    public string? LoginHint => Find(Names.LoginHint);

    /// <summary><c>ui_locales</c>, or null.</summary>
    public string? UiLocales => Find(Names.UiLocales);

    /// <summary><c>idp</c>, or null.</summary>
    public string? Idp => Find(Names.Idp);

    /// <summary><c>aud</c>, or null.</summary>
    public string? Audience => Find(Names.Audience);

    /// <summary><c>request</c>, or null.</summary>
    public string? Request => Find(Names.Request);

    /// <summary><c>request_uri</c>, or null: a reference to a pushed request, which the caller reads first.</summary>
    public string? RequestUri => Find(Names.RequestUri);

    /// <summary>Values of <c>resource</c> in their order; at most <see cref="MaximumResources"/> count.</summary>
    public IReadOnlyList<string> Resources => _resources;

    /// <summary>Whether <c>client_id</c> or <c>redirect_uri</c> occurs more than once.</summary>
    internal bool IsTargetRepeated => _repeated.Contains(Names.ClientId) || _repeated.Contains(Names.RedirectUri);

    /// <summary>Whether any parameter that may occur once is repeated.</summary>
    internal bool IsAnyRepeated => _repeated.Count > 0;

    /// <summary>Whether a value is longer than its bound, or there are too many resources.</summary>
    internal bool IsAnyTooLong => _isTooLong;

    /// <summary>Reads the parameters of a query or a form, percent-decoded.</summary>
    /// <param name="pairs">Names and values in their order, repeated ones included.</param>
    /// <param name="parameters">The parameters when the answer is none.</param>
    /// <returns><see cref="RejectionReason.AuthorizationTooLarge"/> or none.</returns>
    public static RejectionReason TryRead(
        IEnumerable<KeyValuePair<string, string>> pairs,
        out AuthorizationParameters? parameters
    )
    {
        ArgumentNullException.ThrowIfNull(pairs);
        parameters = null;
        var result = new AuthorizationParameters();
        var length = 0L;
        foreach (var (name, value) in pairs)
        {
            length += (long)Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value);
            if (length > MaximumBytes)
            {
                return RejectionReason.AuthorizationTooLarge;
            }

            result.Add(name, value);
        }

        parameters = result;
        return RejectionReason.None;
    }

    private static bool IsBounded(string value) => Encoding.UTF8.GetByteCount(value) <= MaximumValueBytes;

    private string? Find(string name) =>
        !_repeated.Contains(name) && _values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    private void Add(string name, string value)
    {
        if (!Names.All.Contains(name))
        {
            return;
        }

        _isTooLong |= !Names.Unbounded.Contains(name) && !IsBounded(value);
        if (name == Names.Resource)
        {
            AddResource(value);
        }
        else if (!_values.TryAdd(name, value))
        {
            _repeated.Add(name);
        }
    }

    private void AddResource(string value)
    {
        if (_resources.Count == MaximumResources)
        {
            _isTooLong = true;
        }
        else if (value.Length > 0)
        {
            _resources.Add(value);
        }
    }
}
