using FastCluster.Contracts.Servers;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Upstream;

/// <summary>Keys of actors behind upstream sign-in. Part of the storage shape.</summary>
internal static class UpstreamNames
{
    /// <summary>Key of this server as a client of an identity provider.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="identityProvider">Base URL.</param>
    /// <param name="community">Community URI.</param>
    public static string ClientKey(string serverId, string identityProvider, string community) =>
        ActorKeys.Of(
            serverId,
            ActorKeys.Write(StableDigest.Of("upstream client", serverId, identityProvider, community))
        );

    /// <summary>
    /// Last part of the redirect URI at an identity provider. Each has one of its own, so that an answer of another one is known
    /// by the place where it arrives, whether it says <c>iss</c> or not (BCP-06; RFC 9700 section 4.4.2).
    /// </summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="identityProvider">Base URL.</param>
    /// <returns>22 characters of base64url.</returns>
    public static string PlaceOf(string serverId, string identityProvider) =>
        ActorKeys.Write(StableDigest.Of("upstream place", serverId, identityProvider));

    /// <summary>The redirect URI at an identity provider, as it is registered there (TIER-20).</summary>
    /// <param name="server">Authorization server; it serves people.</param>
    /// <param name="identityProvider">Base URL.</param>
    public static string RedirectUri(AuthorizationServer server, string identityProvider)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.People!.CallbackBelow + PlaceOf(server.Id, identityProvider);
    }

    /// <summary>Key of the person of an identity provider: the same <c>sub</c> of another issuer is somebody else (TIER-33).</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="issuer">Base URL of the identity provider.</param>
    /// <param name="subject">The person there.</param>
    public static string PersonKey(string serverId, string issuer, string subject) =>
        ActorKeys.Of(serverId, ActorKeys.Write(StableDigest.Of("upstream person", serverId, issuer, subject)));
}
