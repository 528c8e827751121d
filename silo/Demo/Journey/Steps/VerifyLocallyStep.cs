using System.Net;
using FastCluster.Silo.Demo.Client;
using Microsoft.IdentityModel.JsonWebTokens;

namespace FastCluster.Silo.Demo.Journey.Steps;

/// <summary>The resource server verifies the token by itself with the published keys.</summary>
internal sealed class VerifyLocallyStep : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Verify locally";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var server = context.Server;
        var keys = await context.Client.GetAsync(server.Keys, cancellationToken);
        if (keys.Status != HttpStatusCode.OK)
        {
            return new StepOutcome.Failed($"expected the key set, got {keys.Describe()}");
        }

        context.Keys = keys.Json;
        var fault = await new AccessTokenCheck(context.Time).FindFaultAsync(
            context.AccessToken,
            keys.Text,
            server.Issuer,
            context.Target.FhirBase,
            context.ClientId
        );
        var token = new JsonWebToken(context.AccessToken);
        return fault is null
            ? new StepOutcome.Passed($"{token.Alg} signature by key {token.Kid}, no call to the server needed")
            : new StepOutcome.Failed(fault);
    }
}
