using System.Collections.Immutable;
using FastCluster.Udap.Scopes;

namespace FastCluster.Udap.Communities;

/// <summary>Checks a policy before it is used and reports all faults at once.</summary>
public static class CommunityPolicyRules
{
    /// <summary>Checks a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The faults in the order of the settings; empty when the policy can be used.</returns>
    public static ImmutableArray<CommunityPolicyFault> Check(CommunityPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return
        [
            .. CheckNumbers(policy),
            .. CheckCodes(policy.Codes),
            .. CheckAssertions(policy.Assertions),
            .. CheckScopes(policy.Scopes),
            .. CheckPurposes(policy),
            .. CheckExtensions(policy.Extensions),
            .. CheckSubset(
                "Certifications.Required",
                policy.Certifications.Required,
                policy.Certifications.Supported,
                "must be listed in Certifications.Supported"
            ),
        ];
    }

    private static IEnumerable<CommunityPolicyFault> CheckNumbers(CommunityPolicy policy)
    {
        var lifetime = policy.Tokens.AccessTokenLifetime;
        var grace = policy.Revocation.CrlGrace;
        var isWhole = lifetime.Ticks % TimeSpan.TicksPerSecond == 0;
        (bool IsRight, CommunityPolicyFault Fault)[] rules =
        [
            (Enum.IsDefined(policy.Profile), new("Profile", "must be a known profile", $"{policy.Profile}")),
            (
                policy.ClockSkew >= TimeSpan.Zero && policy.ClockSkew <= TimeSpan.FromSeconds(120),
                new("ClockSkew", "must be 0 to 120 seconds", $"{policy.ClockSkew}")
            ),
            (
                grace >= TimeSpan.Zero && grace <= TimeSpan.FromDays(30),
                new("Revocation.CrlGrace", "must be 0 to 30 days", $"{grace}")
            ),
            (
                isWhole && lifetime >= TimeSpan.FromSeconds(1) && lifetime <= TimeSpan.FromSeconds(3600),
                new("Tokens.AccessTokenLifetime", "must be 1 to 3600 whole seconds", $"{lifetime}")
            ),
            (
                policy.Purposes.MaximumCount is >= 1 and <= 20,
                new("Purposes.MaximumCount", "must be 1 to 20", $"{policy.Purposes.MaximumCount}")
            ),
        ];
        return rules.Where(rule => !rule.IsRight).Select(rule => rule.Fault);
    }

    private static IEnumerable<CommunityPolicyFault> CheckCodes(CodePolicy codes)
    {
        var isWhole = codes.CodeLifetime.Ticks % TimeSpan.TicksPerSecond == 0;
        (bool IsRight, CommunityPolicyFault Fault)[] rules =
        [
            (
                isWhole && IsWithin(codes.CodeLifetime, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(600)),
                new("Codes.CodeLifetime", "must be 10 to 600 whole seconds", $"{codes.CodeLifetime}")
            ),
            (
                IsWithin(codes.RefreshAbsoluteLifetime, TimeSpan.FromSeconds(60), TimeSpan.FromDays(365)),
                new(
                    "Codes.RefreshAbsoluteLifetime",
                    "must be 60 seconds to 365 days",
                    $"{codes.RefreshAbsoluteLifetime}"
                )
            ),
            (
                IsWithin(codes.RefreshIdleLifetime, TimeSpan.FromSeconds(60), TimeSpan.FromDays(365)),
                new("Codes.RefreshIdleLifetime", "must be 60 seconds to 365 days", $"{codes.RefreshIdleLifetime}")
            ),
            (
                IsWithin(codes.RefreshGrace, TimeSpan.Zero, TimeSpan.FromSeconds(60)),
                new("Codes.RefreshGrace", "must be 0 to 60 seconds", $"{codes.RefreshGrace}")
            ),
            (
                IsWithin(codes.ConsentLifetime, TimeSpan.Zero, TimeSpan.FromDays(3650)),
                new("Codes.ConsentLifetime", "must be 0 to 3650 days", $"{codes.ConsentLifetime}")
            ),
        ];
        return rules.Where(rule => !rule.IsRight).Select(rule => rule.Fault);
    }

    private static IEnumerable<CommunityPolicyFault> CheckAssertions(AssertionPolicy assertions)
    {
        var lifetime = assertions.MaximumLifetime;
        if (!IsWithin(lifetime, TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(60)))
        {
            yield return new("Assertions.MaximumLifetime", "must be 60 seconds to 60 minutes", $"{lifetime}");
        }

        foreach (var issuer in assertions.Issuers)
        {
            if (issuer.Uri.Length is 0 or > 2048)
            {
                yield return new("Assertions.Issuers.Uri", "must be 1 to 2048 characters", issuer.Uri);
            }

            if (issuer.Subjects.IsEmpty || issuer.Subjects.Any(one => one.Length == 0 || one == "*"))
            {
                yield return new("Assertions.Issuers.Subjects", "must name subjects, not every one", issuer.Uri);
            }
        }
    }

    private static bool IsWithin(TimeSpan value, TimeSpan least, TimeSpan most) => value >= least && value <= most;

    private static IEnumerable<CommunityPolicyFault> CheckScopes(ScopePolicy scopes)
    {
        if (scopes.Supported.IsEmpty)
        {
            yield return new("Scopes.Supported", "must name at least one scope", "(none)");
        }

        var lists = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
        {
            ["Scopes.Supported"] = scopes.Supported,
            ["Scopes.ClientCredentialsCeiling"] = scopes.ClientCredentialsCeiling,
            ["Scopes.AuthorizationCodeCeiling"] = scopes.AuthorizationCodeCeiling,
        };
        foreach (var (purpose, ceiling) in scopes.PurposeCeilings)
        {
            lists[$"Scopes.PurposeCeilings[{purpose}]"] = ceiling;
        }

        foreach (var (setting, list) in lists)
        {
            foreach (var scope in list.Where(scope => !IsUsable(scope)))
            {
                yield return new(setting, "must hold well-formed scopes", scope);
            }
        }
    }

    private static IEnumerable<CommunityPolicyFault> CheckPurposes(CommunityPolicy policy)
    {
        var needsList = !policy.Purposes.AllowAny || policy.Registration.IssuerPurpose != IssuerPurposePlace.None;
        if (needsList && policy.Purposes.Lists.IsEmpty)
        {
            yield return new(
                "Purposes.Lists",
                "must hold a list when purposes are limited or named by issuers",
                "(none)"
            );
        }
    }

    private static IEnumerable<CommunityPolicyFault> CheckExtensions(ExtensionPolicy extensions)
    {
        var required = extensions.OtherRequired;
        required = extensions.RequireB2bUser ? required.Insert(0, ExtensionPolicy.B2bUser) : required;
        required = extensions.RequireB2b ? required.Insert(0, ExtensionPolicy.B2b) : required;
        return CheckSubset(
            "Extensions.Required",
            required,
            extensions.Supported,
            "must be listed in Extensions.Supported"
        );
    }

    private static IEnumerable<CommunityPolicyFault> CheckSubset(
        string setting,
        ImmutableArray<string> part,
        ImmutableArray<string> whole,
        string rule
    ) => part.Except(whole, StringComparer.Ordinal).Select(value => new CommunityPolicyFault(setting, rule, value));

    private static bool IsUsable(string scope) =>
        ScopeSet.IsScope(scope) && ScopeSet.Of([scope]).Tokens[0].Kind != ScopeKind.Malformed;
}
