using System.Collections.Frozen;
using FastCluster.Api.Forms;
using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Requests;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Contracts.Upstream;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Tiered;

/// <summary><c>POST</c> of a person's answer whether the account of an identity provider is theirs (TIER-35).</summary>
internal sealed class IdentityProviderLinkEndpoint(
    IUpstream upstream,
    PersonSessions sessions,
    PageForms forms,
    TieredSteps steps,
    PageReplies pages
) : IPublicEndpoint
{
    private const string Decision = "decision";
    private const string Connect = "connect";
    private const string Decline = "decline";

    private static readonly FrozenSet<string> s_fields = FrozenSet.Create(
        StringComparer.Ordinal,
        PageForms.TokenField,
        PageForms.RequestField,
        Decision
    );

    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.IdentityProviderLink;

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
        AuthorizationQuery? query = null;
        if (reason == RejectionReason.None)
        {
            reason = AuthorizationQuery.TryRead(form![PageForms.RequestField]!, out query);
        }

        if (reason != RejectionReason.None)
        {
            await pages.RefuseAsync(context, route, reason);
            return;
        }

        var request = new PageRequest(context, route, session, query!);
        var message = new UpstreamLinkMessage
        {
            Request = request.ToMessage(),
            Link = TieredCookies.FindLink(context, request.Query.Digest)?.Link ?? string.Empty,
            IsAllowed = form![Decision] is Connect,
        };
        TieredCookies.RemoveLink(context);
        await steps.WriteAsync(context, route, await upstream.LinkAsync(message));
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        pages.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);

    /// <summary>An answer is one of two words: anything else is none.</summary>
    private static RejectionReason Check(FormParameters form) =>
        form[PageForms.RequestField] is not null && form[Decision] is Connect or Decline
            ? RejectionReason.None
            : RejectionReason.FormParameterMissing;
}
