using System.Text.Json.Serialization;

namespace FastCluster.Grains.Authorization;

/// <summary>A pushed request, sealed into its <c>request_uri</c>.</summary>
/// <param name="ClientId">The client that pushed it.</param>
/// <param name="Parameters">Names and values in turn.</param>
/// <param name="ExpiresAt">Until when it can be brought, unix seconds.</param>
internal sealed record PushedContent(
    [property: JsonPropertyName("cid")] string ClientId,
    [property: JsonPropertyName("p")] string[] Parameters,
    [property: JsonPropertyName("exp")] long ExpiresAt
)
{
    /// <summary>Purpose of the seal.</summary>
    public const string Purpose = "pushed";

    /// <summary>What a <c>request_uri</c> of a pushed request begins with (RFC 9126 section 2.2).</summary>
    public const string Prefix = "urn:ietf:params:oauth:request_uri:";

    /// <summary>Never shows what it holds.</summary>
    public override string ToString() => nameof(PushedContent);
}
