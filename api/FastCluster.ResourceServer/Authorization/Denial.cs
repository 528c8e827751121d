using FastCluster.ResourceServer.Tokens;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace FastCluster.ResourceServer.Authorization;

/// <summary>Why a request with a valid token was forbidden, for its answer, metrics and log; the first reason wins.</summary>
/// <param name="Reason"><see cref="TokenRefusal.Scope"/> or <see cref="TokenRefusal.Purpose"/>.</param>
/// <param name="Scope">Scopes that the resource needs, or null.</param>
internal sealed record Denial(TokenRefusal Reason, string? Scope)
{
    /// <summary>Keeps a reason with the request, where the policy is evaluated for one.</summary>
    /// <param name="context">The evaluation.</param>
    /// <param name="reason">Why.</param>
    /// <param name="scope">Scopes that the resource needs, or null.</param>
    public static void Remember(AuthorizationHandlerContext context, TokenRefusal reason, string? scope)
    {
        if (context.Resource is HttpContext http && http.Features.Get<Denial>() is null)
        {
            http.Features.Set(new Denial(reason, scope));
        }
    }
}
