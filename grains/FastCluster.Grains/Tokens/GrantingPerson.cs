using System.Collections.Immutable;
using FastCluster.Udap.IdTokens;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Tokens;

/// <summary>The person behind a grant.</summary>
internal sealed record GrantingPerson
{
    /// <summary>Local person.</summary>
    public required string Subject { get; init; }

    /// <summary>When the person proved who they are, unix seconds.</summary>
    public required long AuthenticatedAt { get; init; }

    /// <summary>Assurance class, or null.</summary>
    public string? Assurance { get; init; }

    /// <summary>Methods of the sign-in.</summary>
    public ImmutableArray<string> Methods { get; init; } = [];

    /// <summary>What was consented to, with the epoch it was judged on.</summary>
    public required ImmutableArray<EntityEpoch> Entities { get; init; }

    /// <summary>The family of the code; its epoch is 0 while it lives.</summary>
    public required EntityEpoch Family { get; init; }

    /// <summary>What may be said of the person by the scopes of this token, or null.</summary>
    public IdentityClaims? Claims { get; init; }

    /// <summary><c>nonce</c> of the request; null at a refresh (REF-10).</summary>
    public string? Nonce { get; init; }

    /// <summary>Whether a data holder asks who the person is and gets nothing else (TIER-40).</summary>
    public bool IsForIdentity { get; init; }

    /// <summary>Never shows the person.</summary>
    public override string ToString() => nameof(GrantingPerson);
}
