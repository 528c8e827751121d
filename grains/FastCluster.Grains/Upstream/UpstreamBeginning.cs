using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Upstream;
using FastCluster.Grains.Authorization;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.UpstreamSignIn;

namespace FastCluster.Grains.Upstream;

/// <summary>
/// The way out: the app's request is judged whole, then the identity provider, then this server is a client there, then the
/// browser goes (TIER-05 to TIER-20).
/// </summary>
internal sealed class UpstreamBeginning(
    AuthorizationOpener opener,
    UpstreamDiscovery discovery,
    UpstreamTransactions transactions,
    UpstreamReplies replies,
    IGrainFactory grains
)
{
    /// <summary>Begins.</summary>
    /// <param name="request">The app's request.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <exception cref="ArgumentException">The request names no identity provider: nobody is to be sent anywhere.</exception>
    public async Task<UpstreamReply> BeginAsync(
        AuthorizationRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var (opened, refusal) = await opener.OpenAsync(request, cancellationToken);
        if (opened is null)
        {
            return replies.Relay(request, refusal!);
        }

        if (opened.Request.Idp is not { } identityProvider)
        {
            throw new ArgumentException("The request names no identity provider.", nameof(request));
        }

        var (found, reason) = await discovery.FindAsync(
            opened.Server,
            opened.Community.Uri,
            identityProvider,
            cancellationToken
        );
        if (found is null)
        {
            return replies.Refuse(opened, reason, mayRepeat: true);
        }

        var client = await FindClientAsync(opened.Server.Id, found, cancellationToken);
        return client.Reason == RejectionReason.None
            ? await LeaveAsync(opened, found, client.ClientId!)
            : replies.Refuse(opened, client.Reason);
    }

    private Task<UpstreamClient> FindClientAsync(
        string serverId,
        UpstreamProvider found,
        CancellationToken cancellationToken
    )
    {
        var provider = found.Provider;
        var key = UpstreamNames.ClientKey(serverId, provider.BaseUrl, found.Community.Uri);
        return grains
            .GetGrain<IUpstreamClientGrain>(key)
            .GetClientIdAsync(
                new(
                    provider.BaseUrl,
                    found.Community.Uri,
                    found.FhirBase,
                    provider.RegistrationEndpoint,
                    provider.OffersRegistration
                ),
                cancellationToken
            );
    }

    private async Task<UpstreamReply> LeaveAsync(AuthorizationCase opened, UpstreamProvider found, string clientId)
    {
        var transaction = transactions.Begin(opened, found, clientId);
        var text = await transactions.SealAsync(opened.Server.Id, transaction);
        if (text.Length > UpstreamTransactions.MaximumLength)
        {
            return replies.Refuse(opened, RejectionReason.AuthorizationTooLarge);
        }

        var prompts = opened.Request.Prompts;
        var authorization = new UpstreamAuthorization
        {
            Endpoint = found.Provider.AuthorizationEndpoint,
            ClientId = clientId,
            RedirectUri = UpstreamNames.RedirectUri(opened.Server, found.Provider.BaseUrl),
            State = transaction.State,
            Nonce = transaction.Nonce,
            Verifier = transaction.Verifier,
            IsAnew = prompts.HasFlag(Prompts.Login) || prompts.HasFlag(Prompts.SelectAccount),
            MaxAge = opened.Request.MaxAge,
        };
        return new UpstreamReply.Redirected(authorization.ToAddress(), transaction.Id, text);
    }
}
