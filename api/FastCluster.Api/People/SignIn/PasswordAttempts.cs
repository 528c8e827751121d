using System.Collections.Frozen;
using FastCluster.Api.Forms;
using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Requests;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.Routing;
using FastCluster.Api.Telemetry;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.SignIn;

/// <summary>The form of the sign-in page: proven to be ours, counted, judged, and answered alike for every name.</summary>
internal sealed class PasswordAttempts(
    PageForms forms,
    SignInThrottle throttle,
    PasswordSignIn passwords,
    PersonSessions sessions,
    SignInPages shown,
    PageReplies pages
)
{
    private const string UserName = "username";
    private const string Password = "password";
    private const string Refused = "signin.refused";

    private static readonly FrozenSet<string> s_fields = FrozenSet.Create(
        StringComparer.Ordinal,
        PageForms.TokenField,
        PageForms.RequestField,
        UserName,
        Password
    );

    /// <summary>Takes an attempt.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    /// <param name="session">Who is signed in already, or null.</param>
    public async Task TryAsync(HttpContext context, PublicRoute route, PersonSession? session)
    {
        var (reason, form) = await forms.ReadAsync(context, session, s_fields);
        if (reason == RejectionReason.None && !passwords.IsServed(route.Server.Id))
        {
            reason = RejectionReason.PageRequestForged; // people of this server have no passwords here
        }

        AuthorizationQuery? query = null;
        if (reason == RejectionReason.None)
        {
            reason = AuthorizationQuery.TryRead(form![PageForms.RequestField] ?? string.Empty, out query);
        }

        if (reason != RejectionReason.None)
        {
            await pages.RefuseAsync(context, route, reason);
            return;
        }

        await TryAsync(new(context, route, session, query!), form!);
    }

    private async Task TryAsync(PageRequest request, FormParameters form)
    {
        var (context, route) = (request.Http, request.Route);
        var name = form[UserName] ?? string.Empty;
        if (!throttle.TryTake(route.Server.Id, name, RequestScope.Of(context).Address, out var retryAfter))
        {
            await pages.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);
            return;
        }

        if (passwords.Find(route.Server.Id, name, form[Password] ?? string.Empty) is not { } proof)
        {
            pages.Record(context, route, RejectionReason.SignInRefused);
            await shown.ShowAgainAsync(request, name, Refused);
            return;
        }

        throttle.Forget(route.Server.Id, name);
        var digest = request.Query.IsEmpty ? string.Empty : request.Query.Digest;
        await sessions.BeginAsync(context, route, proof, digest);
        var next = request.Query.IsEmpty ? request.Places.Apps : request.WithQuery(request.Places.Authorization);
        PageReplies.Redirect(context, next);
    }
}
