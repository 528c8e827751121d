using System.Net;
using FastCluster.Silo.Demo.Client;

namespace FastCluster.Silo.Demo.Journey.Steps;

/// <summary>Finds the metadata of an issuer (RFC 8414) and keeps it for the steps that follow.</summary>
internal static class ServerMetadata
{
    /// <summary>Looks for it. An issuer is believed only at the origin of the signed token endpoint.</summary>
    /// <param name="context">The journey; its endpoints are known.</param>
    /// <param name="issuer">The issuer.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Null when it was found; otherwise why not.</returns>
    public static async Task<string?> FindFaultAsync(
        JourneyContext context,
        string issuer,
        CancellationToken cancellationToken
    )
    {
        if (!IsSameOrigin(issuer, context.Endpoints.Token))
        {
            return $"the issuer {issuer} is not at the origin of the signed token endpoint";
        }

        var metadata = await context.Client.GetAsync(UrlOf(issuer), cancellationToken);
        if (metadata.Status != HttpStatusCode.OK || Read(metadata, issuer) is not { } server)
        {
            return $"expected the metadata of {issuer}, got {metadata.Describe()}";
        }

        context.Server = server;
        return null;
    }

    private static bool IsSameOrigin(string issuer, string endpoint) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var url)
        && url.GetLeftPart(UriPartial.Authority) == new Uri(endpoint).GetLeftPart(UriPartial.Authority);

    private static string UrlOf(string issuer)
    {
        var url = new Uri(issuer);
        var path = url.AbsolutePath.TrimEnd('/');
        return $"{url.GetLeftPart(UriPartial.Authority)}/.well-known/oauth-authorization-server{path}";
    }

    private static AuthorizationServer? Read(UdapAnswer metadata, string issuer) =>
        metadata.ReadText("issuer") == issuer
        && metadata.ReadText("introspection_endpoint") is { } introspection
        && metadata.ReadText("revocation_endpoint") is { } revocation
        && metadata.ReadText("jwks_uri") is { } keys
            ? new AuthorizationServer(issuer, introspection, revocation, keys)
            : null;
}
