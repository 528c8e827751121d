using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certifications;

/// <summary>Form of the optional members of a certification. CERT-17, CERT-20, CERT-23, CERT-32.</summary>
internal static class CertificationTemplateRules
{
    private const string Code = "authorization_code";
    private const string Credentials = "client_credentials";

    internal static RejectionReason Check(JsonElement claims, CommunityPolicy policy)
    {
        var grants = claims.TryGetOptionalStrings("grant_types", out var grantTypes);
        var responses = claims.TryGetOptionalStrings("response_types", out var responseTypes);
        if (grants == ClaimPresence.WrongType || responses == ClaimPresence.WrongType)
        {
            return RejectionReason.CertificationGrantTypes;
        }

        if (policy.Profile == CommunityProfile.Ssraa20 && !FitsTemplate(grantTypes, responseTypes))
        {
            return RejectionReason.CertificationGrantTypes;
        }

        if (grantTypes.Contains(Credentials) && claims.TryGetProperty("redirect_uris", out _))
        {
            return RejectionReason.CertificationRedirects;
        }

        var contacts = claims.TryGetOptionalStrings("contacts", out var uris);
        if (contacts == ClaimPresence.WrongType || !uris.All(IsContact))
        {
            return RejectionReason.CertificationContacts;
        }

        var hasLaunchUri = claims.TryGetProperty("launch_uri", out _);
        var hasLaunchScope =
            claims.TryGetString("scope", out var scope)
            && scope
                .Split(' ')
                .Any(token => token == "launch" || token.StartsWith("launch/", StringComparison.Ordinal));
        return hasLaunchUri && !hasLaunchScope ? RejectionReason.CertificationLaunch : RejectionReason.None;
    }

    /// <summary>SSRAA 2.0 section 7.4.1: one of code and credentials, refresh only with code, <c>code</c> exactly with code.</summary>
    private static bool FitsTemplate(ImmutableArray<string> grantTypes, ImmutableArray<string> responseTypes)
    {
        if (grantTypes.IsDefaultOrEmpty)
        {
            return false;
        }

        var (hasCode, hasCredentials) = (grantTypes.Contains(Code), grantTypes.Contains(Credentials));
        var isCodeResponse = !responseTypes.IsDefault && responseTypes.Length == 1 && responseTypes[0] == "code";
        return hasCode != hasCredentials
            && (hasCode || !grantTypes.Contains("refresh_token"))
            && (hasCode ? isCodeResponse : responseTypes.IsDefaultOrEmpty);
    }

    private static bool IsContact(string text) =>
        text.StartsWith("mailto:", StringComparison.Ordinal) || text.StartsWith("https:", StringComparison.Ordinal);
}
