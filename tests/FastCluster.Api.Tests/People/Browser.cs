using System.Net.Http.Headers;

namespace FastCluster.Api.Tests.People;

/// <summary>
/// A browser without scripts: it keeps cookies, sends them back, and follows nothing by itself. Cookies are kept here, because
/// the platform's own jar holds secure ones back from plain HTTP.
/// </summary>
internal sealed class Browser(Uri address, string host) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = address,
    };

    /// <summary>Cookies by name.</summary>
    public Dictionary<string, string> Cookies { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Headers of every request.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.Ordinal);

    /// <summary>Another window of the same person: the same cookies.</summary>
    public Browser Copy() => new(address, host) { Cookies = new(Cookies, StringComparer.Ordinal) };

    public Task<Page> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Page> SendAsync(HttpMethod method, string path) => SendAsync(method, path, null);

    public Task<Page> PostAsync(string path, params IEnumerable<(string Name, string Value)> fields) =>
        SendAsync(
            HttpMethod.Post,
            path,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
        );

    public Task<Page> PostTextAsync(string path, string body)
    {
        var content = new StringContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return SendAsync(HttpMethod.Post, path, content);
    }

    /// <summary>Sends the form of a page that is sent to a path, with its hidden fields.</summary>
    public Task<Page> SubmitAsync(Page page, string path, params (string Name, string Value)[] fields)
    {
        var names = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        return PostAsync(path, [.. page.FieldsOf(path).Where(field => !names.Contains(field.Name)), .. fields]);
    }

    /// <summary>Follows redirects on this server.</summary>
    public async Task<Page> FollowAsync(Page page)
    {
        while (page.Location is { } location && location.StartsWith($"https://{host}/", StringComparison.Ordinal))
        {
            page = await GetAsync(location[$"https://{host}".Length..]);
        }

        return page;
    }

    public void Dispose() => _client.Dispose();

    private async Task<Page> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Host = host;
        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        using var response = await _client.SendAsync(request);
        var page = await Page.ReadAsync(response);
        foreach (var cookie in page.SetCookies)
        {
            Keep(cookie);
        }

        return page;
    }

    private void Keep(string cookie)
    {
        var pair = cookie.Split(';')[0].Split('=', 2);
        if (pair[1].Length == 0)
        {
            Cookies.Remove(pair[0]);
        }
        else
        {
            Cookies[pair[0]] = pair[1];
        }
    }
}
