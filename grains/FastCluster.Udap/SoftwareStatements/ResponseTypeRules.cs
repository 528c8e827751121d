using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>The rule on <c>response_types</c>: exactly <c>["code"]</c> for code, absent otherwise. REG-21.</summary>
internal static class ResponseTypeRules
{
    public static RejectionReason TryRead(JsonElement claims, GrantType grantType, out ImmutableArray<string> types)
    {
        var presence = claims.TryGetOptionalStrings("response_types", out types);
        var isRight =
            grantType == GrantType.AuthorizationCode
                ? presence == ClaimPresence.Present && types is ["code"]
                : presence == ClaimPresence.Absent;
        return isRight ? RejectionReason.None : RejectionReason.MetadataResponseTypes;
    }
}
