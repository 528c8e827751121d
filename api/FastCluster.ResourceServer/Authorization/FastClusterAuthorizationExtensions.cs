using System.Security.Claims;
using FastCluster.ResourceServer.Bearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace FastCluster.ResourceServer.Authorization;

/// <summary>What an application asks of a request that this library let in.</summary>
public static class FastClusterAuthorizationExtensions
{
    /// <summary>What the access token of a request says; null when the request has none.</summary>
    /// <param name="context">The request, after authentication.</param>
    public static FastClusterAuthorization? GetFastClusterAuthorization(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.User.GetFastClusterAuthorization();
    }

    /// <summary>What the access token of a caller says; null when another scheme authenticated it, or none.</summary>
    /// <param name="caller">The caller.</param>
    public static FastClusterAuthorization? GetFastClusterAuthorization(this ClaimsPrincipal caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Identities.OfType<FastClusterIdentity>().FirstOrDefault()?.Authorization;
    }

    /// <summary>Demands that the token covers all of some scopes, in either version of SMART; else 403.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="scopes">Scopes, for example <c>system/Observation.rs</c>; at least one.</param>
    /// <exception cref="ArgumentException">None, or one that is no scope.</exception>
    public static AuthorizationPolicyBuilder RequireScope(
        this AuthorizationPolicyBuilder policy,
        params ReadOnlySpan<string> scopes
    )
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.AddRequirements(new ScopeRequirement(scopes));
    }

    /// <summary>
    /// Demands that the token was issued for some of these purposes and for no other; else 403. A code alone, as
    /// <c>TREAT</c>, means the code of HL7 or TEFCA; of another system write <c>system#code</c>.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="purposes">Allowed purposes; at least one.</param>
    /// <exception cref="ArgumentException">None, or an empty one.</exception>
    public static AuthorizationPolicyBuilder RequirePurpose(
        this AuthorizationPolicyBuilder policy,
        params ReadOnlySpan<string> purposes
    )
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.AddRequirements(new PurposeRequirement(purposes));
    }

    /// <summary>Demands a token that covers all of some scopes.</summary>
    /// <typeparam name="TBuilder">Kind of the endpoint's builder.</typeparam>
    /// <param name="endpoint">One endpoint or a group of them.</param>
    /// <param name="scopes">As for a policy.</param>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoint, params ReadOnlySpan<string> scopes)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(Policy().RequireScope(scopes).Build());

    /// <summary>Demands a token that was issued for some of these purposes and for no other.</summary>
    /// <typeparam name="TBuilder">Kind of the endpoint's builder.</typeparam>
    /// <param name="endpoint">One endpoint or a group of them.</param>
    /// <param name="purposes">As for a policy.</param>
    public static TBuilder RequirePurpose<TBuilder>(this TBuilder endpoint, params ReadOnlySpan<string> purposes)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(Policy().RequirePurpose(purposes).Build());

    private static AuthorizationPolicyBuilder Policy() =>
        new AuthorizationPolicyBuilder(FastClusterBearer.Scheme).RequireAuthenticatedUser();
}
