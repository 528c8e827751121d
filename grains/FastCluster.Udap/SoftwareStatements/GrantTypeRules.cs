using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>The rules on <c>grant_types</c>. REG-18, REG-19, REG-20, MOD-12, AZA-01.</summary>
internal static class GrantTypeRules
{
    /// <summary>Reads the member; an empty list is a cancellation and passes.</summary>
    /// <param name="claims">The statement.</param>
    /// <param name="assertions">Says whether the community offers the authorization-assertion grant.</param>
    /// <param name="grantTypes">What was read.</param>
    public static RejectionReason TryRead(
        JsonElement claims,
        AssertionPolicy assertions,
        out ImmutableArray<GrantType> grantTypes
    )
    {
        grantTypes = [];
        if (!claims.TryGetStrings("grant_types", out var names))
        {
            return RejectionReason.MetadataGrantTypes;
        }

        var known = ImmutableArray.CreateBuilder<GrantType>();
        foreach (var name in names)
        {
            if (!IsKnown(name, assertions, out var grantType) || known.Contains(grantType))
            {
                return RejectionReason.MetadataGrantTypeUnknown;
            }

            known.Add(grantType);
        }

        grantTypes = known.ToImmutable();
        return grantTypes.IsEmpty ? RejectionReason.None : CheckCombination(grantTypes);
    }

    private static bool IsKnown(string name, AssertionPolicy assertions, out GrantType grantType) =>
        GrantTypeNames.TryParse(name, out grantType)
        && (grantType != GrantType.AuthorizationAssertion || assertions.IsOffered);

    private static RejectionReason CheckCombination(ImmutableArray<GrantType> grantTypes)
    {
        var hasCode = grantTypes.Contains(GrantType.AuthorizationCode);
        var actsAlone =
            grantTypes.Contains(GrantType.ClientCredentials) || grantTypes.Contains(GrantType.AuthorizationAssertion);
        if (hasCode == actsAlone)
        {
            return RejectionReason.MetadataGrantTypesConflict;
        }

        return !hasCode && grantTypes.Contains(GrantType.RefreshToken)
            ? RejectionReason.MetadataRefreshWithoutCode
            : RejectionReason.None;
    }
}
