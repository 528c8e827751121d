using System.Collections.Immutable;

namespace FastCluster.Udap.Scopes;

/// <summary>
/// One scope, parsed. Case-sensitive (SCOPE-15). Two tokens may name the same access in different vocabularies; the text
/// tells them apart, <see cref="Covers"/> does not. Immutable. SMART App Launch 2 section "Scopes for requesting FHIR
/// resources".
/// </summary>
public sealed class ScopeToken
{
    /// <summary>The resource of a wildcard.</summary>
    public const string AnyResource = "*";

    internal ScopeToken(string text, ScopeKind kind)
    {
        Text = text;
        Kind = kind;
    }

    /// <summary>The scope as written, 1 to 512 characters of RFC 6749 section 3.3.</summary>
    public string Text { get; }

    /// <summary>What the scope is about.</summary>
    public ScopeKind Kind { get; }

    /// <summary>Context of a data scope.</summary>
    public ScopeContext Context { get; internal init; }

    /// <summary>Resource type of a data scope, or <see cref="AnyResource"/>; empty for others.</summary>
    public string Resource { get; internal init; } = string.Empty;

    /// <summary>Interactions of a data scope.</summary>
    public ScopeLetters Letters { get; internal init; }

    /// <summary>Whether the interactions are written as in SMART 1.</summary>
    public bool IsVersion1 { get; internal init; }

    /// <summary>Query constraints <c>name=value</c>, all of which hold; none for most scopes, at most 8.</summary>
    public ImmutableArray<string> Query { get; internal init; } = [];

    /// <summary>
    /// Whether the scope stands for several: any resource, or SMART 1 <c>*</c> for the interactions. A malformed data
    /// scope with an asterisk counts too, as a wildcard that nobody supports. SCOPE-01.
    /// </summary>
    public bool IsWildcard =>
        Kind switch
        {
            ScopeKind.Data => Resource == AnyResource || (IsVersion1 && Letters == ScopeLetters.All),
            ScopeKind.Malformed => Text.Contains('*', StringComparison.Ordinal),
            _ => false,
        };

    /// <summary>Whether every access that the other scope names is named by this one. SCOPE-13.</summary>
    /// <param name="other">The scope that may be narrower.</param>
    public bool Covers(ScopeToken other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Kind != ScopeKind.Data || other.Kind != ScopeKind.Data)
        {
            return Kind != ScopeKind.Malformed && Text == other.Text;
        }

        return Context == other.Context
            && (Resource == AnyResource || Resource == other.Resource)
            && (other.Letters & ~Letters) == ScopeLetters.None
            && Query.All(other.Query.Contains);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
