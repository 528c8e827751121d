using System.Collections.Immutable;

namespace FastCluster.Udap.IdTokens;

/// <summary>What an ID token says of a person who signed in. TIER-28, TIER-41; OpenID Connect Core section 2.</summary>
public sealed record IdTokenClaims
{
    /// <summary><c>iss</c>: base URL of the identity provider, exact.</summary>
    public required string Issuer { get; init; }

    /// <summary><c>sub</c>: the person as this issuer knows them, 1 to 255 characters. Unique only together with the issuer (TIER-33).</summary>
    public required string Subject { get; init; }

    /// <summary><c>aud</c>: client id of the one whom the token is for.</summary>
    public required string Audience { get; init; }

    /// <summary><c>iat</c>, whole seconds UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary><c>exp</c>, whole seconds UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary><c>nonce</c> of the authorization request, or null when it had none.</summary>
    public string? Nonce { get; init; }

    /// <summary><c>auth_time</c>: when the person signed in, whole seconds UTC; null when not stated.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary><c>acr</c>: assurance of the identity, an opaque text of at most 256 characters; null when not stated. TIER-32.</summary>
    public string? Acr { get; init; }

    /// <summary><c>amr</c>: how the person signed in, at most 32 opaque texts; empty when not stated. TIER-32.</summary>
    public ImmutableArray<string> Amr { get; init; } = [];

    /// <summary>What else is said of the person, by the scopes that were granted; null for nothing.</summary>
    public IdentityClaims? Person { get; init; }

    /// <summary>The issuer alone: the rest is about a person.</summary>
    public override string ToString() => $"ID token of {Issuer}";
}
