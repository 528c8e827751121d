using System.Net;
using System.Text.Json;

namespace FastCluster.Silo.Demo.Client;

/// <summary>What a server answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Text">The body as text; may be empty.</param>
internal sealed record UdapAnswer(HttpStatusCode Status, string Text)
{
    /// <summary>The body as JSON.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>A string member of the body, or null when it is missing or of another type.</summary>
    /// <param name="name">Name of the member.</param>
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public string? ReadText(string name) =>
        Json is { ValueKind: JsonValueKind.Object } json
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>Status and body in one line, for people.</summary>
    public string Describe() => Text.Length == 0 ? $"{(int)Status}" : $"{(int)Status} {Text.Trim()}";
}
