using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace FastCluster.Peers.OpenIddict;

/// <summary>What a token says: as ours, without <c>fc</c>, which only we can read.</summary>
/// <param name="audience"><c>aud</c>.</param>
/// <param name="community"><c>community</c>.</param>
internal sealed class Grant(string audience, string community)
{
    private const string Extensions = "extensions";
    private static readonly string[] s_destinations = [Destinations.AccessToken];

    /// <summary>Grants what an authenticated client asked for, with the extension objects of its assertion.</summary>
    public ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var assertion = context
            .Transaction.GetProperty<ProcessAuthenticationContext>(typeof(ProcessAuthenticationContext).FullName!)!
            .ClientAssertionPrincipal!;
        var identity = new ClaimsIdentity("client_credentials");
        identity.AddClaim(new(Claims.Subject, context.ClientId!));
        identity.AddClaim(new("community", community));
        identity.AddClaim(new(Extensions, assertion.FindFirst(Extensions)!.Value, JsonClaimValueTypes.Json));
        identity
            .SetScopes(context.Request.GetScopes())
            .SetResources(audience)
            .SetDestinations(static _ => s_destinations);
        context.SignIn(new(identity));
        return ValueTask.CompletedTask;
    }
}
