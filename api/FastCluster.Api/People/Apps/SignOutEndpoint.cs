using System.Collections.Frozen;
using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Apps;

/// <summary><c>POST</c> that ends a session. It leads nowhere: there is no address to be forged (BCP-04).</summary>
internal sealed class SignOutEndpoint(
    PersonSessions sessions,
    PageForms forms,
    PageRenderer renderer,
    PageReplies pages
) : IPublicEndpoint
{
    private static readonly FrozenSet<string> s_fields = FrozenSet.Create(StringComparer.Ordinal, PageForms.TokenField);

    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.SignOut;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.People;

    /// <inheritdoc/>
    public bool IsDocument => false;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var session = await sessions.ReadAsync(context, route);
        var (reason, _) = await forms.ReadAsync(context, session, s_fields);
        if (reason != RejectionReason.None)
        {
            await pages.RefuseAsync(context, route, reason);
            return;
        }

        await PersonSessions.EndAsync(context, route);
        var texts = renderer.TextsFor(context, route, []);
        await renderer.WriteAsync<SignedOutPage>(context, route, texts, new(null, FormTargets.None));
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        pages.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);
}
