using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Upstream;
using FastCluster.Grains.Authorization;
using FastCluster.Udap.UpstreamSignIn;

namespace FastCluster.Grains.Upstream;

/// <summary>What an answer whose <c>state</c> was found and claimed comes to: a local person, the question who it is, or an error.</summary>
internal sealed class UpstreamArrivals(
    UpstreamRedeemer redeemer,
    UpstreamPeople people,
    UpstreamLinks links,
    UpstreamReplies replies,
    TimeProvider clock
)
{
    private const int MaximumMethods = 8;

    /// <summary>Judges the answer.</summary>
    /// <param name="opened">The app's request, judged anew.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="callback">The answer.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public async Task<UpstreamReply> ArriveAsync(
        AuthorizationCase opened,
        TransactionContent transaction,
        UpstreamCallback callback,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(callback);
        var place = UpstreamNames.PlaceOf(opened.Server.Id, transaction.IdentityProvider);
        var reason = callback.Judge(transaction.IdentityProvider, place, out var code);
        if (reason != RejectionReason.None)
        {
            return replies.Refuse(opened, reason, transaction.Id);
        }

        if (VisitOf(opened, transaction) is not { } visit)
        {
            return replies.Refuse(opened, RejectionReason.IdpNotTrusted, transaction.Id);
        }

        (var identity, reason) = await redeemer.RedeemAsync(visit, code, cancellationToken);
        return identity is null
            ? replies.Refuse(opened, reason, transaction.Id)
            : await RecognizeAsync(visit, identity, cancellationToken);
    }

    /// <summary>The configuration may have changed while the person was away, and the request of the app be another one.</summary>
    private static UpstreamVisit? VisitOf(AuthorizationCase opened, TransactionContent transaction)
    {
        var trusted = opened
            .Server.IdentityProviders?.For(opened.Community.Uri)
            .FirstOrDefault(one =>
                string.Equals(one.Community, transaction.Community, StringComparison.Ordinal)
                && one.MayBe(transaction.IdentityProvider)
            );
        var community = opened.Server.FindCommunity(transaction.Community);
        var isAsked = string.Equals(opened.Request.Idp, transaction.IdentityProvider, StringComparison.Ordinal);
        return trusted is null || community is null || !isAsked ? null : new(opened, transaction, community, trusted);
    }

    private async Task<UpstreamReply> RecognizeAsync(
        UpstreamVisit visit,
        UpstreamIdentity identity,
        CancellationToken cancellationToken
    )
    {
        var (opened, transaction) = (visit.Opened, visit.Transaction);
        var request = UpstreamTransactions.RequestOf(transaction);
        var (subject, mayLink) = await people.FindAsync(visit, identity, cancellationToken);
        if (subject is not null)
        {
            replies.RecordArrival(opened);
            return new UpstreamReply.SignedIn(Describe(subject, identity), request, transaction.Id);
        }

        if (!mayLink || !opened.Server.IdentityProviders!.AllowsLinking)
        {
            return replies.Refuse(opened, RejectionReason.PersonNotResolved, transaction.Id);
        }

        var link = await links.SealAsync(opened, identity.Person);
        return new UpstreamReply.LinkNeeded(link, request, transaction.Id, identity.Person.AccountName);
    }

    private SignedInPerson Describe(string subject, UpstreamIdentity identity)
    {
        var now = clock.GetUtcNow();
        var authenticatedAt = identity.Claims.AuthenticatedAt ?? identity.Claims.IssuedAt;
        return new()
        {
            Subject = subject,
            AuthenticatedAt = (authenticatedAt < now ? authenticatedAt : now).ToUnixTimeSeconds(),
            Assurance = identity.Claims.Acr,
            Methods = [.. identity.Claims.Amr.Take(MaximumMethods)],
            IdentityProvider = identity.Claims.Issuer,
        };
    }
}
