using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>The rules on <c>redirect_uris</c>. REG-13, REG-14, REG-15.</summary>
internal static class RedirectUriRules
{
    /// <summary>Reads the member: at least one for code, absent otherwise.</summary>
    public static RejectionReason TryRead(JsonElement claims, GrantType grantType, out ImmutableArray<string> uris)
    {
        var presence = claims.TryGetOptionalStrings("redirect_uris", out uris);
        if (grantType != GrantType.AuthorizationCode)
        {
            return presence == ClaimPresence.Absent ? RejectionReason.None : RejectionReason.MetadataRedirectUris;
        }

        if (presence != ClaimPresence.Present || uris.IsEmpty)
        {
            return RejectionReason.MetadataRedirectUris;
        }

        if (uris.Length > MetadataLimits.RedirectUris || uris.Any(uri => uri.Length > MetadataLimits.UriLength))
        {
            return RejectionReason.MetadataTooLong;
        }

        return uris.All(IsRedirectUri) ? RejectionReason.None : RejectionReason.MetadataRedirectUriInvalid;
    }

    /// <summary>Judges the hosts, where the community binds them to the issuer.</summary>
    public static RejectionReason CheckHosts(ImmutableArray<string> uris, string issuer)
    {
        var host = MetadataUri.HostOf(issuer);
        return host.Length > 0 && uris.All(uri => MetadataUri.HostOf(uri) == host)
            ? RejectionReason.None
            : RejectionReason.MetadataRedirectHost;
    }

    private static bool IsRedirectUri(string uri) => MetadataUri.IsHttps(uri) && uri.AsSpan().IndexOfAny('#', '*') < 0;
}
