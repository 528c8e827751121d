using System.Net;
using System.Text.RegularExpressions;

namespace FastCluster.Testing.People;

/// <summary>
/// A browser without scripts, used by one person: keeps cookies, fills in forms, follows what stays on the server and stops
/// where the app takes over.
/// </summary>
/// <param name="client">Reaches the server by its published URLs; follows no redirect and keeps no cookies.</param>
/// <param name="userName">Who signs in.</param>
/// <param name="password">Their password.</param>
public sealed partial class PersonBrowser(HttpClient client, string userName, string password)
{
    private const int MostSteps = 20;

    /// <summary>Cookies by host and name.</summary>
    private readonly Dictionary<(string Host, string Name), string> _cookies = [];

    /// <summary>What the person answers to each question.</summary>
    public bool Allows { get; set; } = true;

    /// <summary>Whether the answers are to be remembered.</summary>
    public bool Remembers { get; set; }

    /// <summary>Whether the person says that an account elsewhere is theirs.</summary>
    public bool Connects { get; set; } = true;

    /// <summary>Origins beside the server's own on which redirects are followed.</summary>
    public ISet<string> OtherOrigins { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Changes an address before it is visited; null: the browser stops there.</summary>
    public Func<Uri, Uri?> OnVisit { get; set; } = static same => same;

    /// <summary>Runs before the person says whether an account elsewhere is theirs.</summary>
    public Action OnAnswer { get; set; } = static () => { };

    /// <summary>Sees the text of each page.</summary>
    public Action<string> OnPage { get; set; } = static _ => { };

    /// <summary>Pages that were shown since the last request began, by their titles.</summary>
    public List<string> Titles { get; } = [];

    /// <summary>Opens an authorization request and does what the pages ask until the app has its answer.</summary>
    /// <param name="url">The request.</param>
    /// <returns>The address at the app, or the text of the page that leads nowhere.</returns>
    public async Task<BrowserOutcome> AuthorizeAsync(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        Titles.Clear();
        var server = url.GetLeftPart(UriPartial.Authority);
        var page = await GetAsync(url);
        Uri? at = url;
        for (var step = 0; step < MostSteps; step++)
        {
            if (page.Location is { } location)
            {
                var origin = new Uri(location).GetLeftPart(UriPartial.Authority);
                at = origin == server || OtherOrigins.Contains(origin) ? OnVisit(new(location)) : null;
                if (at is null)
                {
                    return new(location, page.Status, page.Text) { CorrelationId = page.CorrelationId };
                }

                page = await GetAsync(at);
                continue;
            }

            Titles.Add(WebUtility.HtmlDecode(Title().Match(page.Text).Groups["title"].Value));
            OnPage(page.Text);
            if (Fill(page.Text) is not { } form)
            {
                return new(null, page.Status, page.Text) { CorrelationId = page.CorrelationId };
            }

            page = await SendAsync(HttpMethod.Post, new Uri(url, form.Action), form.Fields);
        }

        throw new InvalidOperationException($"The pages go round in circles: {string.Join(", ", Titles)}.");
    }

    /// <summary>Another window of the same browser, as it is now: what happens to the cookies of one is not seen in the other.</summary>
    /// <param name="other">Reaches the server another way.</param>
    public PersonBrowser Copy(HttpClient? other = null)
    {
        var copy = new PersonBrowser(other ?? client, userName, password) { Allows = Allows, Connects = Connects };
        copy.OtherOrigins.UnionWith(OtherOrigins);
        foreach (var (name, value) in _cookies)
        {
            copy._cookies.Add(name, value);
        }

        return copy;
    }

    /// <summary>Forgets cookies.</summary>
    /// <param name="host">Their host.</param>
    /// <param name="prefix">What their names begin with.</param>
    public void ForgetCookies(string host, string prefix)
    {
        var names = CookiesOf(host).Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal));
        foreach (var name in names.ToList())
        {
            _cookies.Remove((host, name));
        }
    }

    /// <summary>Withdraws what the app with this name was allowed.</summary>
    /// <param name="apps">The page of the person's apps.</param>
    /// <param name="app">Name of the app.</param>
    /// <returns>False when it is not on the page.</returns>
    public async Task<bool> WithdrawAsync(Uri apps, string app)
    {
        var page = await GetAsync(apps);
        var form = Form()
            .Matches(page.Text)
            .FirstOrDefault(match =>
                match.Value.Contains("name=\"app\"", StringComparison.Ordinal)
                && match.Value.Contains(WebUtility.HtmlEncode(app), StringComparison.Ordinal)
            );
        if (form is null)
        {
            return false;
        }

        await SendAsync(HttpMethod.Post, new Uri(apps, ActionOf(form)), HiddenOf(form.Value));
        return true;
    }

    private (string Action, Dictionary<string, string> Fields)? Fill(string page)
    {
        foreach (Match form in Form().Matches(page))
        {
            var fields = HiddenOf(form.Value);
            if (form.Value.Contains("name=\"password\"", StringComparison.Ordinal))
            {
                fields["username"] = userName;
                fields["password"] = password;
                return (ActionOf(form), fields);
            }

            if (fields.ContainsKey("ticket"))
            {
                fields["decision"] = Allows ? "allow" : "decline";
                if (Remembers)
                {
                    fields["remember"] = "yes";
                }

                return (ActionOf(form), fields);
            }

            if (form.Value.Contains("value=\"connect\"", StringComparison.Ordinal))
            {
                OnAnswer();
                fields["decision"] = Connects ? "connect" : "decline";
                return (ActionOf(form), fields);
            }
        }

        return null;
    }

    private Task<Received> GetAsync(Uri url) => SendAsync(HttpMethod.Get, url, fields: null);

    private async Task<Received> SendAsync(HttpMethod method, Uri url, Dictionary<string, string>? fields)
    {
        using var request = new HttpRequestMessage(method, url)
        {
            Content = fields is null ? null : new FormUrlEncodedContent(fields),
        };
        var cookiesOfHost = CookiesOf(url.Host);
        if (cookiesOfHost.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookiesOfHost.Select(one => $"{one.Key}={one.Value}")));
        }

        using var response = await client.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            foreach (var cookie in cookies)
            {
                var parts = cookie.Split(';')[0].Split('=', 2);
                Keep((url.Host, parts[0]), parts[1]);
            }
        }

        return new(
            (int)response.StatusCode,
            response.Headers.Location is { } location ? new Uri(url, location).AbsoluteUri : null,
            await response.Content.ReadAsStringAsync()
        )
        {
            CorrelationId = response.Headers.TryGetValues("X-Correlation-Id", out var ids) ? ids.Single() : "",
        };
    }

    /// <summary>Cookies of a host by name.</summary>
    /// <param name="host">The host.</param>
    public IReadOnlyDictionary<string, string> CookiesOf(string host) =>
        _cookies
            .Where(one => one.Key.Host == host)
            .ToDictionary(one => one.Key.Name, one => one.Value, StringComparer.Ordinal);

    /// <summary>Keeps a cookie, or forgets it where its value is empty.</summary>
    private void Keep((string Host, string Name) name, string value)
    {
        if (value.Length == 0)
        {
            _cookies.Remove(name);
        }
        else
        {
            _cookies[name] = value;
        }
    }

    private static Dictionary<string, string> HiddenOf(string form) =>
        Hidden()
            .Matches(form)
            .ToDictionary(
                match => WebUtility.HtmlDecode(match.Groups["name"].Value),
                match => WebUtility.HtmlDecode(match.Groups["value"].Value),
                StringComparer.Ordinal
            );

    private static string ActionOf(Match form) => WebUtility.HtmlDecode(form.Groups["action"].Value);

    [GeneratedRegex(
        "<form method=\"post\" action=\"(?<action>[^\"]*)\">.*?</form>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Form();

    [GeneratedRegex(
        "<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Hidden();

    [GeneratedRegex("<title>(?<title>[^<]*)</title>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Title();

    private sealed record Received(int Status, string? Location, string Text)
    {
        public required string CorrelationId { get; init; }
    }
}
