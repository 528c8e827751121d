using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certifications;

/// <summary>The members of a certification that rules look at, read with their types. CE section 1, SSRAA 2.0 section 7.4.1.</summary>
internal sealed record CertificationClaims
{
    internal required string Issuer { get; init; }

    internal required string Subject { get; init; }

    internal required long ExpiresAt { get; init; }

    internal required long IssuedAt { get; init; }

    internal required ImmutableArray<string> Uris { get; init; }

    internal ImmutableArray<string> Audience { get; init; }

    internal string? IssuerName { get; init; }

    /// <summary>A self-signed certification names the client as its issuer.</summary>
    internal bool IsSelfSigned => string.Equals(Issuer, Subject, StringComparison.Ordinal);

    /// <summary>Reads the members that each certification holds. CERT-11, CERT-13, CERT-14, CERT-16, CERT-24.</summary>
    internal static RejectionReason TryRead(JsonElement claims, out CertificationClaims? result)
    {
        result = null;
        var audience = ImmutableArray<string>.Empty;
        var isWhole =
            claims.TryGetString("iss", out var issuer)
            & claims.TryGetString("sub", out var subject)
            & claims.TryGetString("jti", out _)
            & claims.TryGetString("certification_name", out _)
            & (claims.TryGetOptionalTime("exp", out var expiresAt) == ClaimPresence.Present)
            & (claims.TryGetOptionalTime("iat", out var issuedAt) == ClaimPresence.Present)
            & (claims.TryGetOneOrMany("aud", out audience) != ClaimPresence.WrongType)
            & (claims.TryGetOptionalString("certification_issuer", out var name) != ClaimPresence.WrongType)
            & IsBooleanOrAbsent(claims, "is_endorsement");
        if (!isWhole)
        {
            return RejectionReason.CertificationClaims;
        }

        if (claims.TryGetOptionalObject("extensions", out _) == ClaimPresence.WrongType)
        {
            return RejectionReason.CertificationExtensions;
        }

        if (!claims.TryGetStrings("certification_uris", out var uris) || uris.IsEmpty || !uris.All(IsUri))
        {
            return RejectionReason.CertificationUris;
        }

        result = new CertificationClaims
        {
            Issuer = issuer,
            Subject = subject,
            ExpiresAt = expiresAt,
            IssuedAt = issuedAt,
            Uris = uris,
            Audience = audience.IsDefault ? [] : audience,
            IssuerName = name,
        };
        return RejectionReason.None;
    }

    private static bool IsBooleanOrAbsent(JsonElement claims, string name) =>
        !claims.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static bool IsUri(string text) => Uri.TryCreate(text, UriKind.Absolute, out _);
}
