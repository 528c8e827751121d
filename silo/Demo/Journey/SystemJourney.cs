using System.Collections.Immutable;
using System.Text.Json.Nodes;
using FastCluster.Silo.Demo.Journey.Steps;

namespace FastCluster.Silo.Demo.Journey;

/// <summary>
/// The main job of a client without a person: discover, register, get a token, verify it, see a replay refused, revoke it, see
/// it dead.
/// </summary>
internal static class SystemJourney
{
    /// <summary>The steps in order.</summary>
    public static ImmutableArray<IJourneyStep> Steps { get; } =
    [
        new DiscoverStep(new SystemScope()),
        new RegisterStep(Claims),
        new RequestTokenStep(),
        new IntrospectActiveStep(),
        new VerifyLocallyStep(),
        new ReplayStep(),
        new RevokeStep(),
        new IntrospectInactiveStep(),
    ];

    private static JsonObject Claims(string scope) =>
        new()
        {
            ["client_name"] = "FastCluster demo",
            ["contacts"] = new JsonArray("mailto:demo@client.example"),
            ["grant_types"] = new JsonArray("client_credentials"),
            ["token_endpoint_auth_method"] = "private_key_jwt",
            ["scope"] = scope,
        };
}
