using FastCluster.Silo.Demo.Journey;
using FastCluster.Silo.Demo.Tiered.App;
using Microsoft.IdentityModel.JsonWebTokens;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>What the app gets by the second visit.</summary>
internal static class SecondGrant
{
    /// <summary>Gives the code for tokens of the same person as before.</summary>
    /// <param name="context">The journey.</param>
    /// <param name="visit">What the steps share; takes up the tokens.</param>
    /// <param name="answer">What arrived at the app.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Null, or what is wrong.</returns>
    public static async Task<string?> TakeAsync(
        JourneyContext context,
        TieredVisit visit,
        AppAnswer answer,
        CancellationToken cancellationToken
    )
    {
        var redirectUri = visit.World.App.RedirectUri;
        var (tokens, fault) = await CodeRedemption.RedeemAsync(context, answer, redirectUri, cancellationToken);
        if (tokens is null)
        {
            return fault;
        }

        visit.Second = tokens;
        var subject = new JsonWebToken(tokens.AccessToken).Subject;
        return subject == new JsonWebToken(visit.First.AccessToken).Subject ? null : $"the token is for {subject}";
    }
}
