using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastCluster.Silo.Demo.Client;

namespace FastCluster.Silo.Demo.Journey.Steps;

/// <summary>Asks for an access token and says who asks and why (<c>hl7-b2b</c>).</summary>
internal sealed class RequestTokenStep : IJourneyStep
{
    /// <summary>The purpose that is stated: treatment.</summary>
    public const string Purpose = "urn:oid:2.16.840.1.113883.5.8#TREAT";

    private const int MaximumLifetimeSeconds = 3600;

    /// <inheritdoc/>
    public string Name => "Get a token";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var endpoint = context.Endpoints.Token;
        var assertion = context.Client.Sign(context.Target.Client, context.ClientId, endpoint, Claims());
        context.Note("client_assertion", assertion);
        var form = UdapClient.Authentication(assertion);
        form["grant_type"] = "client_credentials";
        form["scope"] = context.Scope;
        var answer = await context.Client.PostFormAsync(endpoint, form, cancellationToken);
        if (answer.Status != HttpStatusCode.OK || answer.ReadText("access_token") is not { Length: > 0 } token)
        {
            return new StepOutcome.Failed($"expected 200 with a token, got {answer.Describe()}");
        }

        context.TokenForm = form;
        context.AccessToken = token;
        context.Note("access_token", token);
        var lifetime = ReadLifetime(answer.Json);
        return lifetime is > 0 and <= MaximumLifetimeSeconds && answer.ReadText("token_type") == "Bearer"
            ? new StepOutcome.Passed(
                $"purpose TREAT, scope {answer.ReadText("scope") ?? context.Scope}, for {lifetime} s"
            )
            : new StepOutcome.Failed($"expected a Bearer token for 1 to {MaximumLifetimeSeconds} s, got {lifetime} s");
    }

    private static int ReadLifetime(JsonElement answer) =>
        answer.TryGetProperty("expires_in", out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var seconds)
            ? seconds
            : 0;

    private static JsonObject Claims() =>
        new()
        {
            ["extensions"] = new JsonObject
            {
                ["hl7-b2b"] = new JsonObject
                {
                    ["version"] = "1",
                    ["organization_name"] = "Demo Clinic",
                    ["organization_id"] = "https://client.example/organization/1",
                    ["purpose_of_use"] = new JsonArray(Purpose),
                },
            },
        };
}
