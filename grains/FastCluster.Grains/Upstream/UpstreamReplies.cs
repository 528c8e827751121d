using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Upstream;
using FastCluster.Grains.Authorization;

namespace FastCluster.Grains.Upstream;

/// <summary>
/// Ends of a sign-in without a person, and the record of each. Errors go to the redirect URI that the app registered, with its
/// own <c>state</c> (TIER-12, TIER-13); what this server alone has to wait for is shown to the person.
/// </summary>
internal sealed class UpstreamReplies(IDecisionSink decisions)
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(1);

    /// <summary>Ends with an error.</summary>
    /// <param name="opened">The app's request.</param>
    /// <param name="reason">The rule that refused, never none.</param>
    /// <param name="transactionId">The transaction that is over, or null.</param>
    /// <param name="mayRepeat">Whether loading the same page again would help where this server was not ready.</param>
    public UpstreamReply Refuse(
        AuthorizationCase opened,
        RejectionReason reason,
        string? transactionId = null,
        bool mayRepeat = false
    )
    {
        ArgumentNullException.ThrowIfNull(opened);
        var isOwn = reason is RejectionReason.RevocationPending or RejectionReason.RevocationIndexStale;
        return Show(
            opened.Message,
            isOwn && mayRepeat
                ? new AuthorizationReply.Shown(reason, s_soon)
                : new AuthorizationReply.Refused(reason, opened.Request.Binding.RedirectUri, opened.Request.State),
            reason,
            opened,
            transactionId
        );
    }

    /// <summary>Ends with a page.</summary>
    /// <param name="message">The request.</param>
    /// <param name="reason">The rule that refused, never none.</param>
    /// <param name="transactionId">The transaction that is over, or null.</param>
    /// <param name="retryAfter">When the person may try again, or null.</param>
    public UpstreamReply Show(
        AuthorizationRequestMessage message,
        RejectionReason reason,
        string? transactionId = null,
        TimeSpan? retryAfter = null
    ) => Show(message, new AuthorizationReply.Shown(reason, retryAfter), reason, null, transactionId);

    /// <summary>Ends with what the rules of the app's request say.</summary>
    /// <param name="message">The request.</param>
    /// <param name="refusal">What they say.</param>
    /// <param name="transactionId">The transaction that is over, or null.</param>
    public UpstreamReply Relay(
        AuthorizationRequestMessage message,
        AuthorizationReply refusal,
        string? transactionId = null
    )
    {
        var reason = refusal switch
        {
            AuthorizationReply.Shown shown => shown.Reason,
            AuthorizationReply.Refused refused => refused.Reason,
            _ => throw new InvalidOperationException($"Unknown refusal {refusal}."),
        };
        return Show(message, refusal, reason, null, transactionId);
    }

    /// <summary>Records that a person was found.</summary>
    /// <param name="opened">The app's request.</param>
    public void RecordArrival(AuthorizationCase opened) => Record(opened.Message, RejectionReason.None, opened);

    private UpstreamReply.Ended Show(
        AuthorizationRequestMessage message,
        AuthorizationReply answer,
        RejectionReason reason,
        AuthorizationCase? opened,
        string? transactionId
    )
    {
        Record(message, reason, opened);
        return new(answer, transactionId);
    }

    /// <summary>The person stands in no record, and neither does what was said of them.</summary>
    private void Record(AuthorizationRequestMessage message, RejectionReason reason, AuthorizationCase? opened) =>
        decisions.Record(
            new Decision
            {
                Kind = DecisionKind.Upstream,
                Reason = reason,
                AuthorizationServer = message.ServerId,
                Community = opened?.Community.Uri,
                ClientId = opened?.Record.ClientId,
                Issuer = opened?.Record.Issuer,
                Entity = opened?.Request.Idp,
                SourceAddress = message.Source,
                CorrelationId = message.CorrelationId,
            }
        );
}
