using System.Net.Http.Headers;

namespace FastCluster.Silo.Demo.Tiered.Browser;

/// <summary>Cookies of one browser, by origin: as if each server had a host of its own.</summary>
internal sealed class CookieJar
{
    private readonly Dictionary<(string Origin, string Name), string> _cookies = [];

    /// <summary>Adds the cookies of an address to a request.</summary>
    /// <param name="address">The address.</param>
    /// <param name="headers">Headers of the request.</param>
    public void Show(Uri address, HttpRequestHeaders headers)
    {
        var origin = OriginOf(address);
        var pairs = _cookies
            .Where(one => one.Key.Origin == origin)
            .Select(one => $"{one.Key.Name}={one.Value}")
            .ToArray();
        if (pairs.Length > 0)
        {
            headers.Add("Cookie", string.Join("; ", pairs));
        }
    }

    /// <summary>Keeps what an answer sets; an empty value deletes.</summary>
    /// <param name="address">Where the answer is from.</param>
    /// <param name="headers">Its headers.</param>
    public void Keep(Uri address, HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues("Set-Cookie", out var cookies))
        {
            return;
        }

        foreach (
            var pair in cookies.Select(cookie => cookie.Split(';')[0].Split('=', 2)).Where(pair => pair.Length == 2)
        )
        {
            var name = (OriginOf(address), pair[0].Trim());
            if (pair[1].Length == 0)
            {
                _cookies.Remove(name);
            }
            else
            {
                _cookies[name] = pair[1];
            }
        }
    }

    private static string OriginOf(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
