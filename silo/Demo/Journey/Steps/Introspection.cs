using System.Net;
using System.Text.Json;
using FastCluster.Silo.Demo.Client;

namespace FastCluster.Silo.Demo.Journey.Steps;

/// <summary>How the resource server asks about a token, used before and after the revocation.</summary>
internal static class Introspection
{
    /// <summary>Asks about an access token with the resource server's own certificate (RFC 7662, private_key_jwt).</summary>
    /// <param name="context">The journey; its server is known.</param>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public static Task<UdapAnswer> AskAsync(JourneyContext context, string token, CancellationToken cancellationToken)
    {
        var target = context.Target;
        var endpoint = context.Server.Introspection;
        var assertion = context.Client.Sign(target.ResourceServer, target.ResourceServerId, endpoint);
        context.Note("client_assertion", assertion);
        var form = UdapClient.Authentication(assertion);
        form["token"] = token;
        return context.Client.PostFormAsync(endpoint, form, cancellationToken);
    }

    /// <summary>Whether an answer is exactly <c>{"active":false}</c>, as for every dead token (REV-10).</summary>
    /// <param name="answer">The answer.</param>
    public static bool IsInactive(UdapAnswer answer) =>
        answer.Status == HttpStatusCode.OK
        && answer.Json is { ValueKind: JsonValueKind.Object } json
        && json.EnumerateObject().Count() == 1
        && json.TryGetProperty("active", out var active)
        && active.ValueKind == JsonValueKind.False;

    /// <summary>Whether an answer says that a token lives.</summary>
    /// <param name="answer">The answer.</param>
    public static bool IsActive(UdapAnswer answer) =>
        answer.Status == HttpStatusCode.OK
        && answer.Json.TryGetProperty("active", out var active)
        && active.ValueKind == JsonValueKind.True;
}
