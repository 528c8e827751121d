using System.Collections.Frozen;
using FastCluster.Api.Forms;
using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Requests;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Contracts.Authorization;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Consent;

/// <summary><c>POST</c> of a person's answer to a consent question.</summary>
internal sealed class ConsentEndpoint(
    IAuthorizer authorizer,
    PersonSessions sessions,
    PageForms forms,
    AuthorizationSteps steps,
    PageReplies pages
) : IPublicEndpoint
{
    private const string Ticket = "ticket";
    private const string Decision = "decision";
    private const string Remember = "remember";
    private const string Allow = "allow";
    private const string Decline = "decline";

    private static readonly FrozenSet<string> s_fields = FrozenSet.Create(
        StringComparer.Ordinal,
        PageForms.TokenField,
        PageForms.RequestField,
        Ticket,
        Decision,
        Remember
    );

    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.Consent;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.People;

    /// <inheritdoc/>
    public bool IsDocument => false;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var session = await sessions.ReadAsync(context, route);
        var (reason, form) = await forms.ReadAsync(context, session, s_fields);
        reason = reason == RejectionReason.None ? Check(form!) : reason;
        if (reason != RejectionReason.None)
        {
            await pages.RefuseAsync(context, route, reason);
            return;
        }

        reason = AuthorizationQuery.TryRead(form![PageForms.RequestField]!, out var query);
        if (reason != RejectionReason.None)
        {
            await pages.RefuseAsync(context, route, reason);
            return;
        }

        var request = new PageRequest(context, route, session, query!);
        await steps.WriteAsync(request, await authorizer.DecideAsync(ToMessage(request, form)));
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        pages.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);

    /// <summary>An answer is one of two words: anything else is none.</summary>
    private static RejectionReason Check(FormParameters form) =>
        form[PageForms.RequestField] is not null && form[Ticket] is not null && form[Decision] is Allow or Decline
            ? RejectionReason.None
            : RejectionReason.FormParameterMissing;

    private static AuthorizationDecisionMessage ToMessage(PageRequest request, FormParameters form) =>
        new()
        {
            Request = request.ToMessage(),
            Ticket = form[Ticket]!,
            IsAllowed = form[Decision] is Allow,
            IsRemembered = form[Remember] is not null,
        };
}
