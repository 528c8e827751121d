using System.Text.Json.Serialization;

namespace FastCluster.Silo.Demo.Recording;

/// <summary>One step of the journey as <c>demo.json</c> keeps it.</summary>
internal sealed record DemoStepReport
{
    /// <summary>Place in the journey, from 1.</summary>
    [JsonPropertyName("number")]
    public required int Number { get; init; }

    /// <summary>What the step does.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Whether everything was as it must be.</summary>
    [JsonPropertyName("passed")]
    public required bool HasPassed { get; init; }

    /// <summary>What happened, in one line; the reason where the step failed.</summary>
    [JsonPropertyName("line")]
    public required string Line { get; init; }

    /// <summary>Milliseconds that the whole step took, signing and checking included.</summary>
    [JsonPropertyName("milliseconds")]
    public required double Milliseconds { get; init; }

    /// <summary>The requests and answers, in order.</summary>
    [JsonPropertyName("exchanges")]
    public required IReadOnlyList<RecordedExchange> Exchanges { get; init; }

    /// <summary>The JWTs that were made or received, in order.</summary>
    [JsonPropertyName("jwts")]
    public required IReadOnlyList<RecordedJwt> Jwts { get; init; }
}
