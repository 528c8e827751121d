using FastCluster.Contracts.Upstream;
using FastCluster.Grains.Authorization;

namespace FastCluster.Grains.Upstream;

/// <summary>Takes the answer of a person who was asked whether the account of an identity provider is theirs (TIER-35).</summary>
internal sealed class UpstreamLinking(
    AuthorizationOpener opener,
    UpstreamLinks links,
    UpstreamPeople people,
    UpstreamReplies replies
)
{
    /// <summary>Takes it. Only who signed in here for this very request is believed.</summary>
    /// <param name="message">The answer.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public async Task<UpstreamReply> LinkAsync(UpstreamLinkMessage message, CancellationToken cancellationToken)
    {
        var (opened, refusal) = await opener.OpenAsync(message.Request, cancellationToken);
        if (opened is null)
        {
            return replies.Relay(message.Request, refusal!);
        }

        var link = await links.ReadAsync(opened, message.Link);
        if (link is null || message.Request.Person is not { IsForThisRequest: true } person)
        {
            return replies.Show(message.Request, RejectionReason.PersonLinkInvalid);
        }

        if (!message.IsAllowed)
        {
            return replies.Refuse(opened, RejectionReason.PersonNotResolved);
        }

        if (!await people.BindAsync(opened.Server.Id, link, person.Subject, cancellationToken))
        {
            return replies.Show(message.Request, RejectionReason.PersonLinkInvalid);
        }

        replies.RecordArrival(opened);
        return new UpstreamReply.SignedIn(
            person with
            {
                IdentityProvider = link.Issuer,
            },
            message.Request.Parameters,
            TransactionId: null
        );
    }
}
