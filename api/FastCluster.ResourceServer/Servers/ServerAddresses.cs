using System.Text.Json;
using FastCluster.Udap.Jwt;

namespace FastCluster.ResourceServer.Servers;

/// <summary>Where the authorization server publishes its keys and its revocation feed.</summary>
/// <param name="Keys">Key set.</param>
/// <param name="Feed">Revocation feed; also the audience of this resource server's assertions there.</param>
internal sealed record ServerAddresses(Uri Keys, Uri Feed)
{
    private const int MaximumDepth = 8;

    /// <summary>Reads the issuer's metadata (RFC 8414).</summary>
    /// <param name="utf8">The body; the caller bounds its length.</param>
    /// <param name="issuer">The configured issuer; metadata of another one are refused (section 3.3).</param>
    /// <returns>The addresses, or null when one is missing or no absolute https URL, or the issuer differs.</returns>
    public static ServerAddresses? Read(ReadOnlySpan<byte> utf8, string issuer) =>
        StrictJson.TryParseObject(utf8, MaximumDepth, out var body) == JsonFault.None
        && body.TryGetString("issuer", out var stated)
        && string.Equals(stated, issuer, StringComparison.Ordinal)
        && TryReadUrl(body, "jwks_uri", out var keys)
        && TryReadUrl(body, "fastcluster_revocation_feed_endpoint", out var feed)
            ? new(keys!, feed!)
            : null;

    private static bool TryReadUrl(JsonElement body, string name, out Uri? url)
    {
        url = null;
        return body.TryGetString(name, out var text)
            && Uri.TryCreate(text, UriKind.Absolute, out url)
            && url.Scheme == Uri.UriSchemeHttps;
    }
}
