using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Requests;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.Routing;
using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Upstream;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Tiered;

/// <summary>Carries out what the upstream sign-in said that the browser is to do next. It decides nothing.</summary>
internal sealed class TieredSteps(PersonSessions sessions, AuthorizationSteps steps, LinkAccounts accounts)
{
    /// <summary>Writes the next step.</summary>
    /// <param name="context">The request of the browser.</param>
    /// <param name="route">What was asked for.</param>
    /// <param name="reply">What was said.</param>
    public Task WriteAsync(HttpContext context, PublicRoute route, UpstreamReply reply) =>
        reply switch
        {
            UpstreamReply.Redirected redirected => LeaveAsync(context, redirected),
            UpstreamReply.SignedIn signedIn => ArriveAsync(context, route, signedIn),
            UpstreamReply.LinkNeeded needed => AskAsync(context, route, needed),
            UpstreamReply.Restarted restarted => RestartAsync(context, route, restarted),
            UpstreamReply.Ended ended => EndAsync(context, route, ended),
            _ => throw new InvalidOperationException($"Unknown reply {reply.GetType()}."),
        };

    private static Task LeaveAsync(HttpContext context, UpstreamReply.Redirected redirected)
    {
        TieredCookies.AddTransaction(context, redirected.TransactionId, redirected.Transaction);
        PageReplies.Redirect(context, redirected.Location);
        return Task.CompletedTask;
    }

    private async Task ArriveAsync(HttpContext context, PublicRoute route, UpstreamReply.SignedIn signedIn)
    {
        var query = AuthorizationQuery.Of(signedIn.Request);
        await sessions.BeginAsync(context, route, ProofOf(signedIn.Person), query.Digest);
        TieredCookies.RemoveTransaction(context, signedIn.TransactionId);
        TieredCookies.RemoveLink(context);
        Lead(context, route, query, route.Server.People!.Authorization);
    }

    /// <summary>The person signs in here as well; then the authorization request asks whether both are them.</summary>
    private Task AskAsync(HttpContext context, PublicRoute route, UpstreamReply.LinkNeeded needed)
    {
        var query = AuthorizationQuery.Of(needed.Request);
        TieredCookies.RemoveTransaction(context, needed.TransactionId);
        TieredCookies.SetLink(context, query.Digest, needed.Link, accounts.Seal(needed.Account));
        Lead(context, route, query, route.Server.People!.SignIn);
        return Task.CompletedTask;
    }

    private static Task RestartAsync(HttpContext context, PublicRoute route, UpstreamReply.Restarted restarted)
    {
        TieredCookies.RemoveTransaction(context, restarted.TransactionId);
        Lead(context, route, AuthorizationQuery.Of(restarted.Request), route.Server.People!.Authorization);
        return Task.CompletedTask;
    }

    private Task EndAsync(HttpContext context, PublicRoute route, UpstreamReply.Ended ended)
    {
        TieredCookies.RemoveTransaction(context, ended.TransactionId);
        return steps.WriteAsync(new(context, route, Session: null, AuthorizationQuery.None), ended.Answer);
    }

    private static void Lead(HttpContext context, PublicRoute route, AuthorizationQuery query, string page) =>
        PageReplies.Redirect(context, new PageRequest(context, route, Session: null, query).WithQuery(page));

    private static PersonProof ProofOf(SignedInPerson person) =>
        new()
        {
            Subject = person.Subject,
            AuthenticatedAt = person.AuthenticatedAt,
            Assurance = person.Assurance,
            Methods = person.Methods,
            IdentityProvider = person.IdentityProvider,
        };
}
