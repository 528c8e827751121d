using FastCluster.Silo.Demo.Client;

namespace FastCluster.Silo.Demo.Journey.Steps;

/// <summary>How the resource server asks about a token, used before and after the revocation.</summary>
internal static class Introspection
{
    /// <summary>Asks about the journey's token with the resource server's own certificate (RFC 7662, private_key_jwt).</summary>
    /// <param name="context">The journey; its server and token are known.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public static Task<UdapAnswer> AskAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var target = context.Target;
        var endpoint = context.Server.Introspection;
        var assertion = context.Client.Sign(target.ResourceServer, target.ResourceServerId, endpoint);
        context.Note("client_assertion", assertion);
        var form = UdapClient.Authentication(assertion);
        form["token"] = context.AccessToken;
        return context.Client.PostFormAsync(endpoint, form, cancellationToken);
    }
}
