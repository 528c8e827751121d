using Microsoft.IdentityModel.JsonWebTokens;

namespace FastCluster.Silo.Demo.Journey.Steps;

/// <summary>The resource server finds the issuer's metadata (RFC 8414) and asks whether the token lives.</summary>
internal sealed class IntrospectActiveStep : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Introspect";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var issuer = new JsonWebToken(context.AccessToken).Issuer;
        if (await ServerMetadata.FindFaultAsync(context, issuer, cancellationToken) is { } fault)
        {
            return new StepOutcome.Failed(fault);
        }

        var answer = await Introspection.AskAsync(context, context.AccessToken, cancellationToken);
        if (!Introspection.IsActive(answer) || answer.ReadText("client_id") != context.ClientId)
        {
            return new StepOutcome.Failed($"expected an active token of {context.ClientId}, got {answer.Describe()}");
        }

        return answer.Text.Contains(RequestTokenStep.Purpose, StringComparison.Ordinal)
            ? new StepOutcome.Passed("active, of our client, with the stated purpose")
            : new StepOutcome.Failed("the answer does not tell the stated purpose");
    }
}
