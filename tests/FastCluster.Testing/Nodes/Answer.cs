using System.Net;
using System.Text.Json.Nodes;

namespace FastCluster.Testing.Nodes;

/// <summary>What the server said.</summary>
/// <param name="Status">Status code.</param>
/// <param name="RetryAfter">The Retry-After header, or null.</param>
/// <param name="Text">Body.</param>
internal sealed record Answer(HttpStatusCode Status, TimeSpan? RetryAfter, string Text)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public string? Error => Member("error");

    /// <summary>A text member of the body, or null.</summary>
    public string? Member(string name) => Body?[name]?.GetValue<string>();

    public bool IsActive =>
        Body?["active"]?.GetValue<bool>() ?? throw new InvalidOperationException($"{Status} {Text}");

    private JsonNode? Body => Text.Length == 0 ? null : JsonNode.Parse(Text);
}
