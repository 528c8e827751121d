using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>The rules on <c>grant_types</c>. REG-18, REG-19, REG-20, MOD-12.</summary>
internal static class GrantTypeRules
{
    /// <summary>Reads the member; an empty list is a cancellation and passes.</summary>
    public static RejectionReason TryRead(JsonElement claims, out ImmutableArray<GrantType> grantTypes)
    {
        grantTypes = [];
        if (!claims.TryGetStrings("grant_types", out var names))
        {
            return RejectionReason.MetadataGrantTypes;
        }

        var known = ImmutableArray.CreateBuilder<GrantType>();
        foreach (var name in names)
        {
            if (!GrantTypeNames.TryParse(name, out var grantType) || known.Contains(grantType))
            {
                return RejectionReason.MetadataGrantTypeUnknown;
            }

            known.Add(grantType);
        }

        grantTypes = known.ToImmutable();
        return grantTypes.IsEmpty ? RejectionReason.None : CheckCombination(grantTypes);
    }

    private static RejectionReason CheckCombination(ImmutableArray<GrantType> grantTypes)
    {
        var hasCode = grantTypes.Contains(GrantType.AuthorizationCode);
        if (hasCode == grantTypes.Contains(GrantType.ClientCredentials))
        {
            return RejectionReason.MetadataGrantTypesConflict;
        }

        return !hasCode && grantTypes.Contains(GrantType.RefreshToken)
            ? RejectionReason.MetadataRefreshWithoutCode
            : RejectionReason.None;
    }
}
