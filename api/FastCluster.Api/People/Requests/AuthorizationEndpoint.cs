using System.Text;
using FastCluster.Api.Forms;
using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Contracts.Authorization;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Requests;

/// <summary>
/// The authorization endpoint (CONS-01). A <c>POST</c> becomes the same request by <c>GET</c>: browsers send no session along
/// with a form of another site, and the pages that follow need an address to come back to.
/// </summary>
internal sealed class AuthorizationEndpoint(
    IAuthorizer authorizer,
    PersonSessions sessions,
    AuthorizationSteps steps,
    PageReplies pages
) : IPublicEndpoint
{
    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.Authorization;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.People;

    /// <inheritdoc/>
    public bool IsDocument => false;

    /// <inheritdoc/>
    public ServedMethods Methods => ServedMethods.Page;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var isForm = HttpMethods.IsPost(context.Request.Method);
        var (reason, query) = isForm ? await ReadFormAsync(context) : Read(context.Request.QueryString);
        if (reason != RejectionReason.None)
        {
            await pages.RefuseAsync(context, route, reason);
            return;
        }

        var session = isForm ? null : await sessions.ReadAsync(context, route);
        var request = new PageRequest(context, route, session, query!);
        if (isForm)
        {
            PageReplies.Redirect(context, request.WithQuery(request.Places.Authorization));
            return;
        }

        await steps.WriteAsync(request, await authorizer.JudgeAsync(request.ToMessage()));
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        pages.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);

    /// <summary>Reads the query of a request.</summary>
    /// <param name="query">The query, with its question mark.</param>
    public static (RejectionReason Reason, AuthorizationQuery? Query) Read(QueryString query) =>
        (AuthorizationQuery.TryRead(query.HasValue ? query.Value![1..] : string.Empty, out var read), read);

    private static async Task<(RejectionReason Reason, AuthorizationQuery? Query)> ReadFormAsync(HttpContext context)
    {
        if (!MediaTypes.Matches(context.Request.ContentType, MediaTypes.Form))
        {
            return (RejectionReason.FormMediaType, null);
        }

        return await RequestBody.ReadAsync(
            context,
            static body => (AuthorizationQuery.TryRead(Encoding.Latin1.GetString(body), out var read), read),
            tooLong: (RejectionReason.AuthorizationTooLarge, null)
        );
    }
}
