using System.Collections.Immutable;
using FastCluster.Udap.AuthorizationExtensions;
using FastCluster.Udap.Revocation;
using FastCluster.Udap.StatusLists;

namespace FastCluster.Udap.AccessTokens;

/// <summary>What an access token says. AT-02 to AT-07; the wire shape is settled in the ADR on what a token names.</summary>
public sealed record AccessTokenClaims
{
    /// <summary><c>iss</c>: issuer identifier of the authorization server.</summary>
    public required string Issuer { get; init; }

    /// <summary><c>sub</c>: the client id for client credentials (AT-03), else the local person.</summary>
    public required string Subject { get; init; }

    /// <summary><c>client_id</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary><c>aud</c>: 1..n FHIR base URLs (AT-04).</summary>
    public required ImmutableArray<string> Audience { get; init; }

    /// <summary><c>iat</c>, whole seconds UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary><c>exp</c>, whole seconds UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary><c>jti</c>: 22 characters of base64url.</summary>
    public required string JwtId { get; init; }

    /// <summary><c>scope</c>, space separated; empty is left out (AT-05).</summary>
    public string Scope { get; init; } = string.Empty;

    /// <summary><c>community</c>: URI of the trust community.</summary>
    public required string Community { get; init; }

    /// <summary><c>extensions</c>: what was asserted and is not personal, or null.</summary>
    public AssertedContext? Context { get; init; }

    /// <summary><c>auth_time</c>: when the person proved who they are, whole seconds UTC; null without a person (AT-06).</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary><c>acr</c>, or null (AT-06).</summary>
    public string? Assurance { get; init; }

    /// <summary><c>amr</c>; empty is left out (AT-06).</summary>
    public ImmutableArray<string> Methods { get; init; } = [];

    /// <summary><c>status.status_list</c>: where resource servers read whether it was revoked, or null (REV-13).</summary>
    public StatusReference? Status { get; init; }

    /// <summary><c>fc.fam</c>: token family, 22 characters of base64url.</summary>
    public required string FamilyId { get; init; }

    /// <summary><c>fc.ent</c>: what the token dies with, each with the epoch it was judged on.</summary>
    public required ImmutableArray<EntityEpoch> Entities { get; init; }

    /// <summary><c>fc.x5t</c>: SHA-256 of the client's certificate, 32 bytes (AT-07).</summary>
    public required ReadOnlyMemory<byte> LeafThumbprint { get; init; }

    /// <summary><c>fc.enc</c>: encrypted personal context, or empty.</summary>
    public ReadOnlyMemory<byte> EncryptedContext { get; init; }
}
