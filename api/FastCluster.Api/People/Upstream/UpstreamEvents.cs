using System.Globalization;
using System.Security.Claims;
using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Requests;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.Routing;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace FastCluster.Api.People.Upstream;

/// <summary>
/// What this server does at the steps of the framework's handler: its own published address goes out, a proof and nothing else
/// comes in, and the session is made as after every other sign-in.
/// </summary>
internal sealed class UpstreamEvents(
    PersonSessions sessions,
    PageReplies pages,
    TimeProvider time,
    ILogger<UpstreamEvents> logger
)
{
    private const int MaximumSubject = 200;

    /// <summary>Sets the events of a server.</summary>
    /// <param name="events">The events.</param>
    /// <param name="callback">Where the identity system sends the browser back to, as published.</param>
    /// <param name="subjectClaim">The claim that becomes the local person.</param>
    public void AddTo(OpenIdConnectEvents events, string callback, string subjectClaim)
    {
        ArgumentNullException.ThrowIfNull(events);
        events.OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.RedirectUri = callback;
            context.ProtocolMessage.LoginHint = context.Properties.GetParameter<string>(UpstreamSignIn.LoginHint);
            return Task.CompletedTask;
        };
        events.OnTokenValidated = context => ProveAsync(context, subjectClaim);
        events.OnTicketReceived = BeginAsync;
        events.OnRemoteFailure = FailAsync;
    }

    private Task ProveAsync(TokenValidatedContext context, string subjectClaim)
    {
        var subject = context.Principal?.FindFirstValue(subjectClaim);
        var authenticatedAt = ReadTime(context);
        if (subject is not { Length: > 0 and <= MaximumSubject } || authenticatedAt is null)
        {
            context.Fail("The ID token says not enough of the sign-in.");
            return Task.CompletedTask;
        }

        context.HttpContext.Features.Set(
            new PersonProof
            {
                Subject = subject,
                AuthenticatedAt = authenticatedAt.Value,
                Assurance = context.Principal!.FindFirstValue(SessionClaims.Assurance),
                Methods = [.. context.Principal!.FindAll(SessionClaims.Method).Select(claim => claim.Value)],
                Details = DetailClaims.Read(context.Principal!),
            }
        );
        return Task.CompletedTask;
    }

    /// <summary>
    /// When the person proved who they are; null when that is not what the app demanded. Where nothing demanded that it be
    /// recent, it may be left unsaid, and counts from now.
    /// </summary>
    private long? ReadTime(TokenValidatedContext context)
    {
        if (!DemandedProof.TryRead(context.Properties!, out var demanded))
        {
            return null;
        }

        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var text = context.Principal?.FindFirstValue(SessionClaims.AuthenticatedAt);
        if (text is null && demanded is null)
        {
            return now;
        }

        return
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && demanded?.IsMetBy(seconds, now, UpstreamSchemeSetup.Skew) is not false
            ? seconds
            : null;
    }

    private async Task BeginAsync(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        var route = http.Features.GetRequiredFeature<PublicRoute>();
        var proof = http.Features.GetRequiredFeature<PersonProof>();
        context.HandleResponse();
        var text = context.Properties?.Items.TryGetValue(UpstreamSignIn.Request, out var kept) == true ? kept : null;
        var reason = AuthorizationQuery.TryRead(text ?? string.Empty, out var query);
        if (reason != RejectionReason.None)
        {
            await pages.RefuseAsync(http, route, reason);
            return;
        }

        var request = new PageRequest(http, route, Session: null, query!);
        await sessions.BeginAsync(http, route, proof, query!.IsEmpty ? string.Empty : query.Digest);
        PageReplies.Redirect(
            http,
            query.IsEmpty ? request.Places.Apps : request.WithQuery(request.Places.Authorization)
        );
    }

    private Task FailAsync(RemoteFailureContext context)
    {
        var route = context.HttpContext.Features.GetRequiredFeature<PublicRoute>();
        context.HandleResponse();
        var fault = context.Failure?.GetBaseException().GetType().Name ?? nameof(AuthenticationFailureException);
        Log.UpstreamFailed(logger, route.Server.Id, fault, context.HttpContext.TraceIdentifier);
        return pages.RefuseAsync(context.HttpContext, route, RejectionReason.SignInFailed);
    }
}
