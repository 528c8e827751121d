using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Udap.Certifications;

/// <summary>
/// Every registration parameter that a certification names restricts the registration: single values are equal, lists and
/// scopes are supersets of what is registered. CERT-18, CERT-19; CE section 6.5.
/// </summary>
internal static class RestrictionRules
{
    internal static RejectionReason Check(JsonElement claims, ClientMetadata metadata)
    {
        var isWithin =
            IsSame(claims, "client_name", metadata.ClientName)
            && IsSame(claims, "token_endpoint_auth_method", ClientMetadata.PrivateKeyJwt)
            && IsSame(claims, "logo_uri", metadata.LogoUri)
            && IsSame(claims, "client_uri", metadata.ClientUri)
            && IsSame(claims, "tos_uri", metadata.TosUri)
            && IsSame(claims, "policy_uri", metadata.PolicyUri)
            && IsSame(claims, "software_id", metadata.SoftwareId)
            && IsSame(claims, "software_version", metadata.SoftwareVersion)
            && IsSubset(claims, "grant_types", [.. metadata.GrantTypes.Select(GrantTypeNames.ToName)])
            && IsSubset(claims, "response_types", metadata.ResponseTypes)
            && IsScopeSubset(claims, metadata.Scope)
            && AreRedirectsWithin(claims, metadata.RedirectUris);
        return isWithin ? RejectionReason.None : RejectionReason.CertificationRestriction;
    }

    private static bool IsSame(JsonElement claims, string name, string? registered) =>
        registered is null
        || !claims.TryGetProperty(name, out _)
        || (claims.TryGetString(name, out var certified) && certified == registered);

    private static bool IsSubset(JsonElement claims, string name, ImmutableArray<string> registered) =>
        claims.TryGetOptionalStrings(name, out var certified) switch
        {
            ClaimPresence.Absent => true,
            ClaimPresence.Present => registered.All(one => certified.Contains(one, StringComparer.Ordinal)),
            _ => false,
        };

    private static bool IsScopeSubset(JsonElement claims, string registered) =>
        claims.TryGetOptionalString("scope", out var certified) switch
        {
            ClaimPresence.Absent => true,
            ClaimPresence.Present => registered
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .All(certified!.Split(' ').ToHashSet(StringComparer.Ordinal).Contains),
            _ => false,
        };

    private static bool AreRedirectsWithin(JsonElement claims, ImmutableArray<string> registered) =>
        claims.TryGetOptionalStrings("redirect_uris", out var certified) switch
        {
            ClaimPresence.Absent => true,
            ClaimPresence.Present => registered.All(uri =>
                certified.Any(pattern => RedirectPattern.Matches(pattern, uri))
            ),
            _ => false,
        };
}
