using System.Net;
using System.Text.RegularExpressions;

namespace FastCluster.Silo.Demo.Tiered.Browser;

/// <summary>A page before a person.</summary>
/// <param name="Address">Where the browser stands.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Html">The page.</param>
internal sealed partial record ShownPage(Uri Address, int Status, string Html)
{
    private const int MatchMilliseconds = 1000;

    /// <summary>Scheme, host and port of the server whose page it is.</summary>
    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Heading of the page.</summary>
    public string Heading => WebUtility.HtmlDecode(HeadingTag().Match(Html).Groups["text"].Value).Trim();

    /// <summary>Terms of the protocol that the page shows beside its plain words.</summary>
    public IEnumerable<string> Codes => CodeTag().Matches(Html).Select(match => match.Groups["text"].Value.Trim());

    /// <summary>Where it stands and what it says, for people; without the query, which holds secrets.</summary>
    public string Describe() => $"{Status} “{Heading}” at {Address.GetLeftPart(UriPartial.Path)}";

    /// <summary>The form with a field or button of this name, or a button of this value; null when there is none.</summary>
    /// <param name="mark">Name or value.</param>
    public PageForm? FindForm(string mark) => PageForm.ReadAll(Address, Html).FirstOrDefault(form => form.Has(mark));

    /// <summary>Never shows the page, which holds secrets.</summary>
    public override string ToString() => Describe();

    [GeneratedRegex(
        "<h1[^>]*>(?<text>.*?)</h1>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        MatchMilliseconds
    )]
    private static partial Regex HeadingTag();

    [GeneratedRegex("<code[^>]*>(<bdi>)?(?<text>[^<]*)", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex CodeTag();
}
