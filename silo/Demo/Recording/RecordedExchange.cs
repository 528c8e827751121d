using System.Text.Json.Serialization;

namespace FastCluster.Silo.Demo.Recording;

/// <summary>A request, its answer and how long it took.</summary>
internal sealed record RecordedExchange
{
    /// <summary>What was sent.</summary>
    [JsonPropertyName("request")]
    public required RecordedMessage Request { get; init; }

    /// <summary>What came back; absent when nothing came.</summary>
    [JsonPropertyName("response")]
    public RecordedMessage? Response { get; init; }

    /// <summary>Milliseconds from sending to the last byte of the answer.</summary>
    [JsonPropertyName("milliseconds")]
    public required double Milliseconds { get; init; }
}
