using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.IdTokens;

/// <summary>The claims of a foreign ID token that rules look at, of the right types and bounded, not yet judged. TIER-28, TIER-32.</summary>
internal sealed record ReceivedIdToken
{
    private const int MaximumTextLength = 2048;
    private const int MaximumSubjectLength = 255;
    private const int MaximumAssuranceLength = 256;
    private const int MaximumMethods = 32;
    private const int MaximumAudiences = 64;

    internal required StandardClaims Standard { get; init; }

    internal string? AuthorizedParty { get; init; }

    internal string? Nonce { get; init; }

    internal string? AccessTokenHash { get; init; }

    internal long? AuthenticatedAt { get; init; }

    internal string? Acr { get; init; }

    internal ImmutableArray<string> Amr { get; init; } = [];

    /// <summary>Reads the claims.</summary>
    /// <returns>False when a required claim is absent, or any claim is not of its form.</returns>
    internal static bool TryRead(JsonElement claims, bool requiresAssurance, out ReceivedIdToken? token)
    {
        token = null;
        var isWhole =
            TryReadStandard(claims, out var standard)
            & TryReadText(claims, "azp", MaximumTextLength, out var authorizedParty)
            & TryReadText(claims, "nonce", MaximumTextLength, out var nonce)
            & TryReadText(claims, "at_hash", MaximumTextLength, out var accessTokenHash)
            & TryReadText(claims, "acr", MaximumAssuranceLength, out var acr)
            & TryReadMethods(claims, out var methods)
            & TryReadTime(claims, "auth_time", out var authenticatedAt);
        if (!isWhole || (requiresAssurance && (acr is null || methods.IsEmpty)))
        {
            return false;
        }

        token = new ReceivedIdToken
        {
            Standard = standard!,
            AuthorizedParty = authorizedParty,
            Nonce = nonce,
            AccessTokenHash = accessTokenHash,
            AuthenticatedAt = authenticatedAt,
            Acr = acr,
            Amr = methods,
        };
        return true;
    }

    /// <summary>An ID token has no <c>jti</c>: the place of it stays empty.</summary>
    private static bool TryReadStandard(JsonElement claims, out StandardClaims? standard)
    {
        standard = null;
        if (
            !TryReadText(claims, "iss", MaximumTextLength, out var issuer)
            || !TryReadText(claims, "sub", MaximumSubjectLength, out var subject)
            || issuer is null
            || subject is null
            || claims.TryGetOneOrMany("aud", out var audience) != ClaimPresence.Present
            || audience.Length > MaximumAudiences
            || claims.TryGetOptionalTime("exp", out var expiresAt) != ClaimPresence.Present
            || claims.TryGetOptionalTime("iat", out var issuedAt) != ClaimPresence.Present
            || !TryReadTime(claims, "nbf", out var notBefore)
        )
        {
            return false;
        }

        standard = new(issuer, subject, audience, expiresAt, issuedAt, JwtId: string.Empty, notBefore);
        return true;
    }

    private static bool TryReadText(JsonElement claims, string name, int maximum, out string? text) =>
        claims.TryGetOptionalString(name, out text) != ClaimPresence.WrongType
        && (text is null || (text.Length > 0 && text.Length <= maximum));

    private static bool TryReadTime(JsonElement claims, string name, out long? time)
    {
        var presence = claims.TryGetOptionalTime(name, out var seconds);
        time = presence == ClaimPresence.Present ? seconds : null;
        return presence != ClaimPresence.WrongType;
    }

    /// <summary>An array, as OpenID Connect has it, or one text.</summary>
    private static bool TryReadMethods(JsonElement claims, out ImmutableArray<string> methods) =>
        claims.TryGetOneOrMany("amr", out methods) != ClaimPresence.WrongType
        && methods.Length <= MaximumMethods
        && methods.All(method => method.Length is > 0 and <= MaximumAssuranceLength);
}
