using System.Collections.Immutable;
using FastCluster.Udap.Scopes;

namespace FastCluster.Udap.AuthorizationRequests;

/// <summary>An authorization request that may be put before a person. Made by <see cref="AuthorizationRequestRules"/>.</summary>
public sealed record AuthorizationRequest
{
    /// <summary>The client that asks.</summary>
    public required string ClientId { get; init; }

    /// <summary>Where the answer goes and what binds the code. CONS-14, TOK-13.</summary>
    public required CodeBinding Binding { get; init; }

    /// <summary><c>state</c>, returned unchanged, 1 to 2,048 bytes; null when absent. CONS-07.</summary>
    public string? State { get; init; }

    /// <summary>The scopes to be consented to: at least one, never more than registered; without <c>udap</c>. CONS-12, SCOPE-17.</summary>
    public required ScopeSet Scopes { get; init; }

    /// <summary>Whether the token response must name the scopes because they differ from what was asked. SCOPE-07.</summary>
    public bool DiffersFromAsked { get; init; }

    /// <summary>Whether a refresh token will be given beside the access token. REF-01, TEF-31.</summary>
    public bool MayRefresh { get; init; }

    /// <summary><c>nonce</c> for the ID token, at most 2,048 bytes; null when absent.</summary>
    public string? Nonce { get; init; }

    /// <summary>Which pages the client asks for or forbids. CONS-23.</summary>
    public Prompts Prompts { get; init; }

    /// <summary>How long ago the person may have signed in, whole seconds; null when the client does not say. CONS-23.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Whom the client expects to sign in; null when absent. May name a person: never logged.</summary>
    public string? LoginHint { get; init; }

    /// <summary>Languages for the pages as language tags, most wished first; at most 10.</summary>
    public ImmutableArray<string> Locales { get; init; } = [];

    /// <summary>Whether <c>udap</c> was asked: the person may sign in at an identity provider elsewhere. TIER-02.</summary>
    public bool IsTiered { get; init; }

    /// <summary>
    /// Base URL of the identity provider that the client names, of the right form; null when it names none (TIER-03) or
    /// the request is not tiered.
    /// </summary>
    public string? Idp { get; init; }

    /// <summary>
    /// Whether a data holder asks who the person is, and nothing else: the answer opens no data, and no refresh token comes
    /// with it. TIER-39, TIER-40.
    /// </summary>
    public bool IsForIdentity { get; init; }

    /// <summary>The FHIR base URLs named in <c>aud</c> and <c>resource</c>; empty: all that serve the community. CONS-17.</summary>
    public ImmutableArray<string> Audience { get; init; } = [];

    /// <summary>Whether a scope is among those to be consented to, as exact characters.</summary>
    /// <param name="scope">The scope, for example <c>openid</c>.</param>
    public bool Holds(string scope) => Scopes.Tokens.Any(token => token.Text == scope);

    /// <summary>Client and scopes: the rest may name a person or bind an answer.</summary>
    public override string ToString() => $"{ClientId} asks {Scopes}";
}
