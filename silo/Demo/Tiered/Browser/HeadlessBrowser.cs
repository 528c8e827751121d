namespace FastCluster.Silo.Demo.Tiered.Browser;

/// <summary>
/// A browser without scripts and without a screen: keeps cookies, follows redirects, sends the forms of pages. For one person
/// at a time.
/// </summary>
/// <param name="http">Sends the requests; follows no redirect and keeps no cookies.</param>
internal sealed class HeadlessBrowser(HttpClient http)
{
    private const int MostRedirects = 20;

    private readonly CookieJar _cookies = new();

    /// <summary>Addresses that were visited since the last page, in order.</summary>
    public IReadOnlyList<Uri> Way { get; private set; } = [];

    /// <summary>Pages that were shown.</summary>
    public List<ShownPage> Pages { get; } = [];

    /// <summary>Opens an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">Ends the visit.</param>
    /// <exception cref="HttpRequestException">A server cannot be reached, or leads on and on.</exception>
    public Task<ShownPage> OpenAsync(Uri address, CancellationToken cancellationToken) =>
        GoAsync(address, fields: null, cancellationToken);

    /// <summary>Sends a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="answers">What the person fills in and presses.</param>
    /// <param name="cancellationToken">Ends the visit.</param>
    /// <exception cref="HttpRequestException">A server cannot be reached, or leads on and on.</exception>
    public Task<ShownPage> SendAsync(
        PageForm form,
        IEnumerable<KeyValuePair<string, string>> answers,
        CancellationToken cancellationToken
    ) => GoAsync(form.Action, form.Hidden.Concat(answers), cancellationToken);

    private async Task<ShownPage> GoAsync(
        Uri address,
        IEnumerable<KeyValuePair<string, string>>? fields,
        CancellationToken cancellationToken
    )
    {
        var way = new List<Uri>();
        Way = way;
        while (way.Count < MostRedirects)
        {
            way.Add(address);
            var (page, next) = await RequestAsync(address, fields, cancellationToken);
            if (next is null)
            {
                Pages.Add(page);
                return page;
            }

            (address, fields) = (next, null);
        }

        throw new HttpRequestException($"more than {MostRedirects} redirects, the last one to {address.Host}");
    }

    private async Task<(ShownPage Page, Uri? Next)> RequestAsync(
        Uri address,
        IEnumerable<KeyValuePair<string, string>>? fields,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(fields is null ? HttpMethod.Get : HttpMethod.Post, address);
        request.Content = fields is null ? null : new FormUrlEncodedContent(fields);
        _cookies.Show(address, request.Headers);
        using var response = await http.SendAsync(request, cancellationToken);
        _cookies.Keep(address, response.Headers);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var next = response.Headers.Location is { } location ? new Uri(address, location) : null;
        return (new(address, (int)response.StatusCode, text), next);
    }
}
