using System.Net;
using System.Text.RegularExpressions;

namespace FastCluster.Silo.Demo.Tiered.Browser;

/// <summary>A form of a page: where it goes, what it holds already and what it asks for.</summary>
internal sealed partial class PageForm
{
    private const int MatchMilliseconds = 1000;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private PageForm(Uri action) => Action = action;

    /// <summary>Where it is sent.</summary>
    public Uri Action { get; }

    /// <summary>Its hidden fields.</summary>
    public Dictionary<string, string> Hidden { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it has a field or a button of this name, or a button of this value.</summary>
    /// <param name="mark">Name or value.</param>
    public bool Has(string mark) => _names.Contains(mark);

    /// <summary>The forms of a page that are sent with <c>POST</c>.</summary>
    /// <param name="page">Address of the page.</param>
    /// <param name="html">Its text.</param>
    public static IEnumerable<PageForm> ReadAll(Uri page, string html)
    {
        foreach (Match form in Form().Matches(html))
        {
            var attributes = ReadAttributes(form.Groups["attributes"].Value);
            if (attributes.GetValueOrDefault("method") != "post")
            {
                continue;
            }

            var read = new PageForm(new(page, attributes.GetValueOrDefault("action") ?? ""));
            foreach (Match field in Field().Matches(form.Groups["content"].Value))
            {
                read.Add(ReadAttributes(field.Groups["attributes"].Value));
            }

            yield return read;
        }
    }

    private void Add(Dictionary<string, string> field)
    {
        if (field.GetValueOrDefault("name") is not { } name)
        {
            return;
        }

        var value = field.GetValueOrDefault("value") ?? "";
        _names.Add(name);
        if (field.GetValueOrDefault("type") == "hidden")
        {
            Hidden[name] = value;
        }
        else
        {
            _names.Add(value);
        }
    }

    private static Dictionary<string, string> ReadAttributes(string tag) =>
        Attribute()
            .Matches(tag)
            .ToDictionary(
                match => match.Groups["name"].Value,
                match => WebUtility.HtmlDecode(match.Groups["value"].Value),
                StringComparer.OrdinalIgnoreCase
            );

    [GeneratedRegex(
        "<form(?<attributes>[^>]*)>(?<content>.*?)</form>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        MatchMilliseconds
    )]
    private static partial Regex Form();

    [GeneratedRegex("<(input|button)(?<attributes>[^>]*)>", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Field();

    [GeneratedRegex("(?<name>[a-zA-Z-]+)=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Attribute();
}
