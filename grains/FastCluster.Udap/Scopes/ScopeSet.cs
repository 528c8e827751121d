using System.Collections.Immutable;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Scopes;

/// <summary>
/// Scopes in the order first written, without duplicates. Immutable; parse a set that is used often once and keep it.
/// </summary>
public sealed class ScopeSet
{
    /// <summary>Longest text that a caller may send, in characters.</summary>
    public const int MaximumTextLength = 8192;

    /// <summary>Most scopes that a caller may send.</summary>
    public const int MaximumTokens = 256;

    private string? _text;

    private ScopeSet(ImmutableArray<ScopeToken> tokens) => Tokens = tokens;

    /// <summary>The set without scopes.</summary>
    public static ScopeSet Empty { get; } = new([]);

    /// <summary>The scopes.</summary>
    public ImmutableArray<ScopeToken> Tokens { get; }

    /// <summary>Whether there is no scope.</summary>
    public bool IsEmpty => Tokens.IsEmpty;

    /// <summary>Parses what a caller sent; blanks may repeat. SCOPE-15, SCOPE-18.</summary>
    /// <param name="text">Scopes separated by blanks.</param>
    /// <param name="set">The scopes, or an empty set when refused.</param>
    /// <returns><see cref="RejectionReason.ScopeTooLong"/>, <see cref="RejectionReason.ScopeCharacters"/>, or none.</returns>
    public static RejectionReason TryParse(string text, out ScopeSet set)
    {
        ArgumentNullException.ThrowIfNull(text);
        set = Empty;
        if (text.Length > MaximumTextLength)
        {
            return RejectionReason.ScopeTooLong;
        }

        if (!text.All(IsAllowed))
        {
            return RejectionReason.ScopeCharacters;
        }

        var texts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (texts.Length > MaximumTokens || texts.Any(one => one.Length > ScopeTokenParser.MaximumLength))
        {
            return RejectionReason.ScopeTooLong;
        }

        set = From(texts.Select(ScopeTokenParser.Parse));
        return RejectionReason.None;
    }

    /// <summary>Makes a set from configuration or storage, without a bound on the number of scopes.</summary>
    /// <param name="scopes">Scope tokens.</param>
    /// <exception cref="ArgumentException">A scope is empty, longer than 512 characters or has a forbidden character.</exception>
    public static ScopeSet Of(IEnumerable<string> scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        return From(scopes.Select(ParseTrusted));
    }

    /// <summary>Whether a single scope has the form that <see cref="Of"/> takes.</summary>
    /// <param name="scope">The scope.</param>
    public static bool IsScope(string scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Length is > 0 and <= ScopeTokenParser.MaximumLength
            && scope.All(one => one != ' ' && IsAllowed(one));
    }

    /// <summary>Whether every access that a scope names is named by one scope of this set.</summary>
    /// <param name="scope">The scope.</param>
    public bool Covers(ScopeToken scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Tokens.Any(one => one.Covers(scope));
    }

    /// <summary>Whether both sets hold the same texts; order is no difference. SCOPE-07.</summary>
    /// <param name="other">The other set.</param>
    public bool HasSameTexts(ScopeSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Tokens.Length == other.Tokens.Length
            && Tokens
                .Select(one => one.Text)
                .ToHashSet(StringComparer.Ordinal)
                .SetEquals(other.Tokens.Select(one => one.Text));
    }

    /// <summary>The scopes separated by one blank, as on the wire.</summary>
    public override string ToString() => _text ??= string.Join(' ', Tokens.Select(one => one.Text));

    internal static ScopeSet From(IEnumerable<ScopeToken> tokens) =>
        new([.. tokens.DistinctBy(one => one.Text, StringComparer.Ordinal)]);

    private static ScopeToken ParseTrusted(string scope) =>
        IsScope(scope) ? ScopeTokenParser.Parse(scope) : throw new ArgumentException("Not a scope.", nameof(scope));

    private static bool IsAllowed(char one) => one is >= ' ' and <= '~' and not '"' and not '\\';
}
