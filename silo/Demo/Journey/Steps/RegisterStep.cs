using System.Net;
using System.Text.Json.Nodes;

namespace FastCluster.Silo.Demo.Journey.Steps;

/// <summary>Registers the client with nothing but its certificate; a second run of the journey updates the registration.</summary>
/// <param name="claims">What the client says of itself, for the scope that discovery found.</param>
internal sealed class RegisterStep(Func<string, JsonObject> claims) : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Register";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var target = context.Target;
        var endpoint = context.Endpoints.Registration;
        var statement = context.Client.Sign(target.Client, target.ClientUri, endpoint, claims(context.Scope));
        context.Note("software_statement", statement);
        var answer = await context.Client.RegisterAsync(endpoint, statement, cancellationToken);
        if (answer.Status is not (HttpStatusCode.Created or HttpStatusCode.OK))
        {
            return new StepOutcome.Failed($"expected 201 or 200, got {answer.Describe()}");
        }

        if (answer.ReadText("client_id") is not { Length: > 0 } clientId)
        {
            return new StepOutcome.Failed("the answer has no client_id");
        }

        if (answer.ReadText("software_statement") != statement)
        {
            return new StepOutcome.Failed("the software statement did not come back byte for byte");
        }

        context.ClientId = clientId;
        var verb = answer.Status == HttpStatusCode.Created ? "is registered as" : "was known and stays";
        return new StepOutcome.Passed($"{target.ClientUri} {verb} {clientId}");
    }
}
