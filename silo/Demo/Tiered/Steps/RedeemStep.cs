using FastCluster.Silo.Demo.Journey;
using Microsoft.IdentityModel.JsonWebTokens;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>The app gives its code for tokens, which tell who the person is at the data holder and how they signed in.</summary>
/// <param name="visit">What the steps share.</param>
internal sealed class RedeemStep(TieredVisit visit) : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Redeem the code";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var redirectUri = visit.World.App.RedirectUri;
        var (tokens, fault) = await CodeRedemption.RedeemAsync(context, visit.Answer, redirectUri, cancellationToken);
        if (tokens is null)
        {
            return new StepOutcome.Failed(fault!);
        }

        visit.First = tokens;
        context.AccessToken = tokens.AccessToken;
        var token = new JsonWebToken(tokens.AccessToken);
        var scope = token.TryGetPayloadValue<string>("scope", out var granted) ? granted : "none";
        return token.Subject == DemoPerson.HolderSubject
            ? new StepOutcome.Passed($"a token for {token.Subject} with {scope}, and a refresh token")
            : new StepOutcome.Failed($"the token is for {token.Subject}");
    }
}
