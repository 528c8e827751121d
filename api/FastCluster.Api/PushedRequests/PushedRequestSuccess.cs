using System.Text.Json.Serialization;

namespace FastCluster.Api.PushedRequests;

/// <summary>The answer to a pushed request (RFC 9126 section 2.2).</summary>
internal sealed record PushedRequestSuccess
{
    /// <summary>What the browser brings instead of the request.</summary>
    [JsonPropertyName("request_uri")]
    public required string RequestUri { get; init; }

    /// <summary>Seconds for which it can be brought.</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    /// <summary>Never shows the request.</summary>
    public override string ToString() => nameof(PushedRequestSuccess);
}
