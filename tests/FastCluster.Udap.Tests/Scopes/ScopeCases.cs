using FastCluster.Udap.Communities;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Scopes;

namespace FastCluster.Udap.Tests.Scopes;

/// <summary>What the tests of scope negotiation share: scopes are written as on the wire.</summary>
internal static class ScopeCases
{
    public const string Supported =
        "openid offline_access udap acme system/Patient.rs system/Observation.rs system/*.rs user/Patient.rs "
        + "patient/Patient.read";

    public static ScopePolicy Policy(string supported = Supported) => new() { Supported = [.. supported.Split(' ')] };

    public static ScopeOutcome Register(ScopePolicy policy, string asked, GrantType grantType) =>
        new ScopeNegotiator(policy).NegotiateRegistration(Set(asked), grantType);

    public static ScopeOutcome Token(
        ScopePolicy policy,
        string? asked,
        string registered,
        GrantType grantType = GrantType.ClientCredentials,
        params string[] purposes
    ) => new ScopeNegotiator(policy).NegotiateToken(asked, Set(registered), grantType, [.. purposes]);

    public static ScopeSet Set(string scopes) => ScopeSet.Of(scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The granted scopes, or the name of the reason.</summary>
    public static string Describe(ScopeOutcome outcome) =>
        outcome switch
        {
            ScopeOutcome.Granted granted => granted.Scopes.ToString(),
            ScopeOutcome.Rejected rejected => rejected.Reason.ToString(),
            _ => throw new InvalidOperationException(),
        };
}
