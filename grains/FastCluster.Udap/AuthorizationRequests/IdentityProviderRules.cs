using FastCluster.Udap.Rejections;
using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Udap.AuthorizationRequests;

/// <summary>
/// The form of <c>idp</c>, judged before anything is fetched from there. An identity provider has a host name: an IP
/// address is refused, whatever its range (the fetcher judges what the name leads to). TIER-04, TIER-44, TIER-45.
/// </summary>
public static class IdentityProviderRules
{
    private const string Scheme = "https://";

    /// <summary>Judges the base URL of an identity provider.</summary>
    /// <param name="idp">The parameter as sent.</param>
    /// <param name="own">Addresses of this server.</param>
    /// <returns>
    /// <see cref="RejectionReason.IdpMalformed"/>, <see cref="RejectionReason.IdpIsSelf"/>, or none.
    /// </returns>
    public static RejectionReason Check(string idp, PublicAddresses own)
    {
        ArgumentNullException.ThrowIfNull(idp);
        ArgumentNullException.ThrowIfNull(own);
        if (!IsBaseUrl(idp))
        {
            return RejectionReason.IdpMalformed;
        }

        var name = NormalForm(idp);
        return own.BaseUrls.Append(own.Issuer).Any(one => NormalForm(one) == name)
            ? RejectionReason.IdpIsSelf
            : RejectionReason.None;
    }

    /// <summary>What is asked for must be what is written: a path that a URL parser changes is refused.</summary>
    private static bool IsBaseUrl(string text)
    {
        if (text.Length > MetadataLimits.UriLength || !MetadataUri.IsHttps(text) || text.AsSpan().ContainsAny('?', '#'))
        {
            return false;
        }

        var uri = new Uri(text);
        var authority = text[Scheme.Length..].Split('/')[0];
        var path = text[(Scheme.Length + authority.Length)..];
        return uri.HostNameType == UriHostNameType.Dns
            && !authority.Contains('@', StringComparison.Ordinal)
            && (path.Length == 0 || uri.AbsolutePath == path);
    }

    /// <summary>Host case, default port and a last slash hide nothing from the comparison with this server.</summary>
    private static string NormalForm(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
            ? uri.GetComponents(UriComponents.HostAndPort | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/')
            : url;
}
