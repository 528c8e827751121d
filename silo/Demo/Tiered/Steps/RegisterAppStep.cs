using System.Text.Json.Nodes;
using FastCluster.Silo.Demo.Journey;
using FastCluster.Silo.Demo.Journey.Steps;
using FastCluster.Silo.Demo.Tiered.App;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>Registers the app at the data holder and opens it to people.</summary>
/// <param name="visit">What the steps share.</param>
internal sealed class RegisterAppStep(TieredVisit visit) : IJourneyStep
{
    private readonly RegisterStep _registration = new(scope => Claims(visit.World.App, scope));

    /// <inheritdoc/>
    public string Name => "Register the app";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var outcome = await _registration.RunAsync(context, cancellationToken);
        if (outcome is StepOutcome.Passed)
        {
            var endpoint = context.Endpoints.Authorization!;
            visit.World.App.Use(new(endpoint, context.Server.Issuer, context.ClientId, context.Scope));
        }

        return outcome;
    }

    private static JsonObject Claims(DemoApp app, string scope) =>
        new()
        {
            ["client_name"] = AppPages.Name,
            ["contacts"] = new JsonArray("mailto:demo@client.example"),
            ["grant_types"] = new JsonArray("authorization_code", "refresh_token"),
            ["response_types"] = new JsonArray("code"),
            ["redirect_uris"] = new JsonArray(app.RedirectUri),
            ["logo_uri"] = new Uri(app.Address, "logo.png").AbsoluteUri,
            ["token_endpoint_auth_method"] = "private_key_jwt",
            ["scope"] = scope,
        };
}
