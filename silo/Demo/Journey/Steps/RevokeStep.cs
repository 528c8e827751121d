using System.Net;
using FastCluster.Silo.Demo.Client;

namespace FastCluster.Silo.Demo.Journey.Steps;

/// <summary>The client ends its token (RFC 7009).</summary>
internal sealed class RevokeStep : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Revoke";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var answer = await RevokeAsync(context, context.AccessToken, "access_token", cancellationToken);
        return answer.Status == HttpStatusCode.OK
            ? new StepOutcome.Passed("the client ended its token")
            : new StepOutcome.Failed($"expected 200, got {answer.Describe()}");
    }

    /// <summary>Ends a token of the client.</summary>
    /// <param name="context">The journey; its server is known.</param>
    /// <param name="token">The token.</param>
    /// <param name="kind"><c>access_token</c> or <c>refresh_token</c>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public static Task<UdapAnswer> RevokeAsync(
        JourneyContext context,
        string token,
        string kind,
        CancellationToken cancellationToken
    )
    {
        var endpoint = context.Server.Revocation;
        var assertion = context.Client.Sign(context.Target.Client, context.ClientId, endpoint);
        context.Note("client_assertion", assertion);
        var form = UdapClient.Authentication(assertion);
        form["token"] = token;
        form["token_type_hint"] = kind;
        return context.Client.PostFormAsync(endpoint, form, cancellationToken);
    }
}
