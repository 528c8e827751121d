using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Tokens;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Authorization;

/// <summary>Binds a consent form to the person who was asked, the request and the scopes shown; each form counts once.</summary>
internal sealed class ConsentTickets(SealedTexts seals, ReplayGuard replay, TimeProvider clock)
{
    private const long LifetimeSeconds = 900;

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>A ticket for a question that is put before a person now.</summary>
    /// <param name="opened">The request.</param>
    /// <param name="person">Who is asked.</param>
    public ValueTask<string> IssueAsync(AuthorizationCase opened, SignedInPerson person)
    {
        var content = new TicketContent(
            ActorKeys.NewId(),
            person.Subject,
            DigestOf(opened.Message),
            $"{opened.Request.Scopes}",
            Now,
            Now + LifetimeSeconds
        );
        return seals.SealAsync(
            opened.Server.Id,
            TicketContent.Purpose,
            content,
            GrantJsonContext.Default.TicketContent
        );
    }

    /// <summary>Reads a ticket back; null unless it is of this person, request and question, and in time.</summary>
    /// <param name="opened">The request.</param>
    /// <param name="person">Who answers.</param>
    /// <param name="text">Any text.</param>
    public async ValueTask<TicketContent?> ReadAsync(AuthorizationCase opened, SignedInPerson person, string text)
    {
        var content = await seals.OpenAsync(
            opened.Server.Id,
            TicketContent.Purpose,
            text,
            GrantJsonContext.Default.TicketContent
        );
        var isMeant =
            content is not null
            && content.ExpiresAt > Now
            && string.Equals(content.Subject, person.Subject, StringComparison.Ordinal)
            && string.Equals(content.Request, DigestOf(opened.Message), StringComparison.Ordinal)
            && string.Equals(content.Scope, $"{opened.Request.Scopes}", StringComparison.Ordinal);
        return isMeant ? content : null;
    }

    /// <summary>Claims the one use of a ticket.</summary>
    /// <param name="opened">The request.</param>
    /// <param name="ticket">Its ticket.</param>
    public Task<ReplayVerdict> ClaimAsync(AuthorizationCase opened, TicketContent ticket) =>
        replay.ClaimAsync(
            new(opened.Server.Id, opened.Community.Uri, ReplayScope.Ticket),
            new(ticket.Subject, ticket.Id, ticket.IssuedAt, ticket.ExpiresAt)
        );

    private static string DigestOf(AuthorizationRequestMessage message) =>
        ActorKeys.Write(
            StableDigest.Of("authorization", [.. message.Parameters.SelectMany(one => new[] { one.Name, one.Value })])
        );
}
