using System.Net;
using System.Text.Json;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>What the server answered, read to its end.</summary>
public sealed record Answer(
    HttpStatusCode Status,
    string Text,
    string? MediaType,
    IReadOnlyDictionary<string, string> Headers
)
{
    /// <summary>The body; fails when it is no JSON object.</summary>
    public JsonElement Json
    {
        get
        {
            var root = JsonDocument.Parse(Text).RootElement;
            Assert.Equal(JsonValueKind.Object, root.ValueKind);
            return root;
        }
    }

    /// <summary>Status and <c>error</c> in one, e.g. <c>400 invalid_client</c>; the status alone where there is no body.</summary>
    public string Outcome =>
        Text.Length > 0 && Json.TryGetProperty("error", out var error)
            ? $"{(int)Status} {error.GetString()}"
            : $"{(int)Status}";

    /// <summary>The names of the members of the body.</summary>
    public IReadOnlyList<string> Members => [.. Json.EnumerateObject().Select(member => member.Name)];

    /// <summary>A text member, or null when it is absent.</summary>
    public string? this[string member] => Json.TryGetProperty(member, out var value) ? value.GetString() : null;

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var headers = response
                .Headers.Concat(response.Content.Headers)
                .ToDictionary(
                    header => header.Key,
                    header => string.Join(", ", header.Value),
                    StringComparer.OrdinalIgnoreCase
                );
            var text = await response.Content.ReadAsStringAsync();
            return new(response.StatusCode, text, response.Content.Headers.ContentType?.MediaType, headers);
        }
    }

    /// <summary>Strings of an array member.</summary>
    public string[] Strings(string member) =>
        [.. Json.GetProperty(member).EnumerateArray().Select(one => one.GetString()!)];
}
