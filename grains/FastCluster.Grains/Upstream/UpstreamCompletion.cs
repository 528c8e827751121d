using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Upstream;
using FastCluster.Grains.Authorization;
using FastCluster.Grains.Nodes;
using FastCluster.Udap.UpstreamSignIn;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Grains.Upstream;

/// <summary>
/// The way back: <c>state</c> before anything else, its one use, the app's request anew, then what the identity provider says
/// (TIER-21 to TIER-36).
/// </summary>
internal sealed class UpstreamCompletion(
    AuthorizationOpener opener,
    UpstreamTransactions transactions,
    UpstreamArrivals arrivals,
    UpstreamReplies replies,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock
)
{
    /// <summary>After the loss of a node, the person waits so long for the shard that cannot tell what was used before.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(8);

    /// <summary>Takes what a browser brings.</summary>
    /// <param name="message">What it brings.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public async Task<UpstreamReply> CompleteAsync(UpstreamCallbackMessage message, CancellationToken cancellationToken)
    {
        var pairs = message.Parameters.Select(one => KeyValuePair.Create(one.Name, one.Value));
        var callback = new UpstreamCallback(pairs, message.Place);
        var pending = await transactions.OpenAsync(message.ServerId, message.Transactions);
        var transaction = UpstreamTransactions.Find(pending, callback.State);
        if (transaction is null || !transactions.IsOpen(transaction))
        {
            return await RefuseStateAsync(message, transaction ?? FindOnly(message, pending), cancellationToken);
        }

        var (opened, refusal) = await opener.OpenAsync(RequestOf(message, transaction), cancellationToken);
        return opened is null
            ? replies.Relay(RequestOf(message, transaction), refusal!, transaction.Id)
            : await ClaimAsync(opened, transaction, callback, cancellationToken);
    }

    /// <summary>
    /// The only sign-in that is pending, where the answer came to the place of its provider: an answer at another place is not
    /// about it and must not end it.
    /// </summary>
    private TransactionContent? FindOnly(UpstreamCallbackMessage message, IEnumerable<TransactionContent> pending) =>
        pending.Where(transactions.IsOpen).ToList() is [var only]
        && string.Equals(
            message.Place,
            UpstreamNames.PlaceOf(message.ServerId, only.IdentityProvider),
            StringComparison.Ordinal
        )
            ? only
            : null;

    /// <summary>
    /// Nothing of the answer is looked at. The app hears of it where it is known which request was meant (TIER-21).
    /// </summary>
    private async Task<UpstreamReply> RefuseStateAsync(
        UpstreamCallbackMessage message,
        TransactionContent? transaction,
        CancellationToken cancellationToken
    )
    {
        var request = RequestOf(message, transaction);
        if (transaction is null)
        {
            return replies.Show(request, RejectionReason.IdpStateInvalid);
        }

        var (opened, refusal) = await opener.OpenAsync(request, cancellationToken);
        return opened is null
            ? replies.Relay(request, refusal!, transaction.Id)
            : replies.Refuse(opened, RejectionReason.IdpStateInvalid, transaction.Id);
    }

    private async Task<UpstreamReply> ClaimAsync(
        AuthorizationCase opened,
        TransactionContent transaction,
        UpstreamCallback callback,
        CancellationToken cancellationToken
    )
    {
        var claim = await transactions.ClaimAsync(opened.Server.Id, transaction);
        switch (claim.Reason)
        {
            case RejectionReason.None:
                return await arrivals.ArriveAsync(opened, transaction, callback, cancellationToken);
            case RejectionReason.JwtReplayed:
                return replies.Show(opened.Message, RejectionReason.IdpStateUsed, transaction.Id);
            case RejectionReason.ReplayNotReady:
                // Its shard was lost and cannot tell whether the answer was brought before: a new one can be told.
                var wait = claim.RetryAfter ?? s_longestWait;
                await Task.Delay(wait < s_longestWait ? wait : s_longestWait, nodeClock, cancellationToken);
                return new UpstreamReply.Restarted(UpstreamTransactions.RequestOf(transaction), transaction.Id);
            default:
                return replies.Show(opened.Message, claim.Reason, retryAfter: claim.RetryAfter);
        }
    }

    private static AuthorizationRequestMessage RequestOf(
        UpstreamCallbackMessage message,
        TransactionContent? transaction
    ) =>
        new()
        {
            ServerId = message.ServerId,
            Parameters = transaction is null ? [] : UpstreamTransactions.RequestOf(transaction),
            Source = message.Source,
            CorrelationId = message.CorrelationId,
        };
}
