using System.Collections.Frozen;
using System.Collections.Immutable;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Scopes;

/// <summary>
/// Decides which of the scopes asked are granted: never more than was asked, is supported, is registered and is allowed
/// by policy (SCOPE-06, SCOPE-13). Immutable; make one per policy and keep it, any number of callers may use it at once.
/// SSRAA 2.0 section 7.3.
/// </summary>
public sealed class ScopeNegotiator
{
    private readonly ScopePolicy _policy;
    private readonly ScopeSet _supported;
    private readonly ScopeSet? _clientCredentials;
    private readonly ScopeSet? _authorizationCode;
    private readonly FrozenDictionary<string, ScopeSet> _purposes;
    private readonly FrozenSet<string> _resources;

    /// <summary>Parses the lists of a policy.</summary>
    /// <param name="policy">The policy; its lists hold scopes of the right form.</param>
    /// <exception cref="ArgumentException">A list holds a text that is not a scope.</exception>
    public ScopeNegotiator(ScopePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
        _supported = ScopeSet.Of(policy.Supported);
        _resources = policy
            .ResourceTypes.Entries.Select(type => type.Code)
            .Concat(_supported.Tokens.Select(token => token.Resource))
            .ToFrozenSet(StringComparer.Ordinal);
        _clientCredentials = ParseCeiling(policy.ClientCredentialsCeiling);
        _authorizationCode = ParseCeiling(policy.AuthorizationCodeCeiling);
        _purposes = policy.PurposeCeilings.ToFrozenDictionary(
            one => one.Key,
            one => ScopeSet.Of(one.Value),
            StringComparer.Ordinal
        );
    }

    /// <summary>Decides the scopes of a registration. REG-24, SCOPE-09, TEF-11.</summary>
    /// <param name="asked">The <c>scope</c> of the software statement, parsed.</param>
    /// <param name="grantType">The main grant type: code or credentials.</param>
    public ScopeOutcome NegotiateRegistration(ScopeSet asked, GrantType grantType)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (_policy.RefuseUserScopeWithoutUser && grantType == GrantType.ClientCredentials && asked.Tokens.Any(IsUser))
        {
            return new ScopeOutcome.Rejected(
                _policy.AnswerUserScopeWithInvalidScope
                    ? RejectionReason.ScopeUserWithoutUserAsScope
                    : RejectionReason.ScopeUserWithoutUser
            );
        }

        return Grant(asked, asked, Limits(grantType, registered: null, purposes: []), token => Suits(token, grantType));
    }

    /// <summary>Decides the scopes of a token. TOK-17, SCOPE-08, SCOPE-11, SCOPE-17.</summary>
    /// <param name="scope">The <c>scope</c> parameter; null, empty or blank means it is absent.</param>
    /// <param name="registered">The scopes registered for the client.</param>
    /// <param name="grantType">The main grant type: code or credentials.</param>
    /// <param name="purposes">Purposes of use in the form <c>system#code</c>.</param>
    public ScopeOutcome NegotiateToken(
        string? scope,
        ScopeSet registered,
        GrantType grantType,
        ImmutableArray<string> purposes
    )
    {
        ArgumentNullException.ThrowIfNull(registered);
        var reason = ScopeSet.TryParse(scope ?? string.Empty, out var asked);
        if (reason != RejectionReason.None)
        {
            return new ScopeOutcome.Rejected(reason);
        }

        if (asked.IsEmpty && _policy.RequireScopeParameter)
        {
            return new ScopeOutcome.Rejected(RejectionReason.ScopeRequired);
        }

        var wished = asked.IsEmpty ? registered : asked;
        return Grant(
            asked,
            wished,
            Limits(grantType, registered, purposes),
            token => token.Kind != ScopeKind.Udap && Suits(token, grantType)
        );
    }

    /// <summary>Decides the scopes of a refresh: they may only shrink. REF-04.</summary>
    /// <param name="scope">The <c>scope</c> parameter; null, empty or blank means the original grant.</param>
    /// <param name="original">The scopes of the original grant.</param>
    public static ScopeOutcome NegotiateRefresh(string? scope, ScopeSet original)
    {
        ArgumentNullException.ThrowIfNull(original);
        var reason = ScopeSet.TryParse(scope ?? string.Empty, out var asked);
        if (reason != RejectionReason.None)
        {
            return new ScopeOutcome.Rejected(reason);
        }

        if (asked.IsEmpty)
        {
            return new ScopeOutcome.Granted(original, DiffersFromAsked: true);
        }

        return asked.Tokens.All(original.Covers)
            ? new ScopeOutcome.Granted(asked, DiffersFromAsked: false)
            : new ScopeOutcome.Rejected(RejectionReason.ScopeBeyondGrant);
    }

    private ScopeOutcome Grant(
        ScopeSet asked,
        ScopeSet wished,
        IEnumerable<ScopeSet> limits,
        Func<ScopeToken, bool> isSuitable
    )
    {
        if (asked.Tokens.Any(token => token.IsWildcard && !WildcardSupport.IsSupported(token, _supported)))
        {
            return new ScopeOutcome.Rejected(RejectionReason.ScopeWildcardUnsupported);
        }

        var known = ScopeSet.From(wished.Tokens.Where(IsKnown));
        if (!ScopeIntersection.TryIntersect(known, _supported, out var granted))
        {
            return new ScopeOutcome.Rejected(RejectionReason.ScopeTooLong);
        }

        if (granted.IsEmpty)
        {
            return new ScopeOutcome.Rejected(RejectionReason.ScopeNoneSupported);
        }

        foreach (var limit in limits)
        {
            if (!ScopeIntersection.TryIntersect(granted, limit, out granted))
            {
                return new ScopeOutcome.Rejected(RejectionReason.ScopeTooLong);
            }
        }

        granted = ScopeSet.From(granted.Tokens.Where(isSuitable));
        return granted.IsEmpty
            ? new ScopeOutcome.Rejected(RejectionReason.ScopeNoneGrantable)
            : new ScopeOutcome.Granted(granted, !granted.HasSameTexts(asked));
    }

    private IEnumerable<ScopeSet> Limits(GrantType grantType, ScopeSet? registered, ImmutableArray<string> purposes)
    {
        if (registered is not null)
        {
            yield return registered;
        }

        var ceiling = grantType == GrantType.ClientCredentials ? _clientCredentials : _authorizationCode;
        if (ceiling is not null)
        {
            yield return ceiling;
        }

        foreach (var purpose in purposes)
        {
            if (_purposes.TryGetValue(purpose, out var limit))
            {
                yield return limit;
            }
        }
    }

    private bool Suits(ScopeToken token, GrantType grantType)
    {
        if (!_policy.BindContextToGrant || token.Kind == ScopeKind.Other)
        {
            return true;
        }

        var isSystem = token.Kind == ScopeKind.Data && token.Context == ScopeContext.System;
        return isSystem == (grantType == GrantType.ClientCredentials);
    }

    private bool IsKnown(ScopeToken token) =>
        token.Kind != ScopeKind.Data || token.Resource == ScopeToken.AnyResource || _resources.Contains(token.Resource);

    private static bool IsUser(ScopeToken token) => token.Text.StartsWith("user/", StringComparison.Ordinal);

    private static ScopeSet? ParseCeiling(ImmutableArray<string> scopes) => scopes.IsEmpty ? null : ScopeSet.Of(scopes);
}
