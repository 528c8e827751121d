using System.Text.Json;
using System.Text.Json.Serialization;

namespace FastCluster.Silo.Demo.Recording;

/// <summary>The content of <c>demo.json</c>: the journey with all that a second verifier needs.</summary>
internal sealed record DemoReport
{
    /// <summary>The FHIR base URL that was visited; the audience of the token.</summary>
    [JsonPropertyName("fhir_base")]
    public required string FhirBase { get; init; }

    /// <summary>Start of the journey, UTC.</summary>
    [JsonPropertyName("started_at")]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether every step passed.</summary>
    [JsonPropertyName("passed")]
    public required bool HasPassed { get; init; }

    /// <summary>Issuer of the token; absent before there was one.</summary>
    [JsonPropertyName("issuer")]
    public string? Issuer { get; init; }

    /// <summary>Client id that was given; absent before registration.</summary>
    [JsonPropertyName("client_id")]
    public string? ClientId { get; init; }

    /// <summary>The access token, revoked at the end of the journey; absent before there was one.</summary>
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    /// <summary>The published key set that verifies the token; absent before it was asked for.</summary>
    [JsonPropertyName("jwks")]
    public JsonElement? Keys { get; init; }

    /// <summary>The steps that ran.</summary>
    [JsonPropertyName("steps")]
    public required IReadOnlyList<DemoStepReport> Steps { get; init; }
}
