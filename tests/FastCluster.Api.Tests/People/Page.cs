using System.Net;
using System.Text.RegularExpressions;

namespace FastCluster.Api.Tests.People;

/// <summary>What a browser got.</summary>
internal sealed partial record Page
{
    public required HttpStatusCode Status { get; init; }

    public required string Html { get; init; }

    public required string? Location { get; init; }

    public required Dictionary<string, string> Headers { get; init; }

    public required string[] SetCookies { get; init; }

    /// <summary>The text that a person reads, tags and line breaks left out.</summary>
    public string Text =>
        WebUtility.HtmlDecode(
            Spaces()
                .Replace(Tags().Replace(Html[Math.Max(0, Html.IndexOf("<body", StringComparison.Ordinal))..], " "), " ")
        );

    public static async Task<Page> ReadAsync(HttpResponseMessage response) =>
        new()
        {
            Status = response.StatusCode,
            Html = await response.Content.ReadAsStringAsync(),
            Location = response.Headers.TryGetValues("Location", out var location) ? location.Single() : null,
            Headers = response
                .Headers.Concat(response.Content.Headers)
                .ToDictionary(one => one.Key, one => string.Join(", ", one.Value), StringComparer.OrdinalIgnoreCase),
            SetCookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
        };

    /// <summary>Hidden fields of the first form that is sent to a path.</summary>
    public IEnumerable<(string Name, string Value)> FieldsOf(string path)
    {
        var form = Forms().Matches(Html).First(one => one.Groups["one"].Value.EndsWith(path, StringComparison.Ordinal));
        return Hidden()
            .Matches(form.Groups["two"].Value)
            .Select(field => (field.Groups["one"].Value, WebUtility.HtmlDecode(field.Groups["two"].Value)));
    }

    [GeneratedRegex(
        "<form method=\"post\" action=\"(?<one>[^\"]*)\">(?<two>.*?)</form>",
        RegexOptions.Singleline,
        5000
    )]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<one>[^\"]*)\" value=\"(?<two>[^\"]*)\"", RegexOptions.None, 5000)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 5000)]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+", RegexOptions.None, 5000)]
    private static partial Regex Spaces();
}
