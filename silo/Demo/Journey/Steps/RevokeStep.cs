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
        var endpoint = context.Server.Revocation;
        var assertion = context.Client.Sign(context.Target.Client, context.ClientId, endpoint);
        context.Note("client_assertion", assertion);
        var form = UdapClient.Authentication(assertion);
        form["token"] = context.AccessToken;
        form["token_type_hint"] = "access_token";
        var answer = await context.Client.PostFormAsync(endpoint, form, cancellationToken);
        return answer.Status == HttpStatusCode.OK
            ? new StepOutcome.Passed("the client ended its token")
            : new StepOutcome.Failed($"expected 200, got {answer.Describe()}");
    }
}
