using System.Text;

namespace FastCluster.Udap.AuthorizationRequests;

/// <summary>
/// Writes the address that a browser is sent to with the answer to an authorization request. A query of the redirect URI
/// stays; every value is percent-encoded, so that <c>state</c> comes back unchanged. CONS-07, CONS-16, CONS-20; RFC 6749
/// section 4.1.2, RFC 9207.
/// </summary>
public static class AuthorizationResponse
{
    /// <summary>Writes the answer with a code.</summary>
    /// <param name="redirectUri">A registered redirect URI, without fragment.</param>
    /// <param name="code">The code.</param>
    /// <param name="state">The client's <c>state</c>, or null.</param>
    /// <param name="issuer">Issuer identifier of this server.</param>
    public static string OfCode(string redirectUri, string code, string? state, string issuer)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return Write(redirectUri, [("code", code)], state, issuer);
    }

    /// <summary>Writes the answer with an error.</summary>
    /// <param name="redirectUri">A registered redirect URI, without fragment.</param>
    /// <param name="error">Code of the error.</param>
    /// <param name="description">Constant text for a developer, or null.</param>
    /// <param name="state">The client's <c>state</c>, or null.</param>
    /// <param name="issuer">Issuer identifier of this server.</param>
    public static string OfError(string redirectUri, string error, string? description, string? state, string issuer)
    {
        ArgumentException.ThrowIfNullOrEmpty(error);
        return Write(redirectUri, [("error", error), ("error_description", description)], state, issuer);
    }

    private static string Write(
        string redirectUri,
        ReadOnlySpan<(string Name, string? Value)> answer,
        string? state,
        string issuer
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(redirectUri);
        ArgumentException.ThrowIfNullOrEmpty(issuer);
        var url = new StringBuilder(redirectUri);
        foreach (var (name, value) in answer)
        {
            Append(url, name, value);
        }

        Append(url, "state", state);
        Append(url, "iss", issuer);
        return url.ToString();
    }

    private static void Append(StringBuilder url, string name, string? value)
    {
        if (value is null)
        {
            return;
        }

        var text = url.ToString();
        var mark =
            !text.Contains('?', StringComparison.Ordinal) ? "?"
            : text[^1] is '?' or '&' ? string.Empty
            : "&";
        url.Append(mark).Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }
}
