using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certifications;

/// <summary>The basic app certification of TEFCA. TEF-08, TEF-09; Facilitated FHIR section 6.11.</summary>
internal static class TefcaCertificationRules
{
    private const string Name = "TEFCA Basic App Certification";

    internal static RejectionReason Check(
        JsonElement claims,
        ImmutableArray<string> uris,
        string clientUri,
        CommunityPolicy policy
    )
    {
        var isBasic = uris.Contains(CommunityPolicy.TefcaBasicAppCertification, StringComparer.Ordinal);
        if (policy.Profile != CommunityProfile.Tefca || !isBasic)
        {
            return RejectionReason.None;
        }

        var isFormed =
            claims.TryGetString("certification_name", out var name)
            && name == Name
            && uris.Length == 1
            && claims.TryGetString("home_community_id", out var home)
            && home.Length > 0;
        if (!isFormed || !claims.TryGetStrings("exchange_purposes", out var purposes) || purposes.Length != 1)
        {
            return RejectionReason.CertificationTefca;
        }

        return AuthorizationExtensions.IssuerPurpose.Names(clientUri, purposes[0], policy.Registration.IssuerPurpose)
            ? RejectionReason.None
            : RejectionReason.CertificationPurpose;
    }
}
