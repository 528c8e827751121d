using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Requests;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.SignIn;

/// <summary>
/// The page where a person signs in. Its address carries the authorization request itself and no address to return to, so the
/// way back is always one of the server's own (BCP-04).
/// </summary>
internal sealed class SignInEndpoint(
    PersonSessions sessions,
    SignInPages shown,
    PasswordAttempts attempts,
    PageReplies pages
) : IPublicEndpoint
{
    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.SignIn;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.People;

    /// <inheritdoc/>
    public bool IsDocument => false;

    /// <inheritdoc/>
    public ServedMethods Methods => ServedMethods.Page;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var session = await sessions.ReadAsync(context, route);
        if (HttpMethods.IsPost(context.Request.Method))
        {
            await attempts.TryAsync(context, route, session);
            return;
        }

        var (reason, query) = AuthorizationEndpoint.Read(context.Request.QueryString);
        if (reason != RejectionReason.None)
        {
            await pages.RefuseAsync(context, route, reason);
            return;
        }

        await shown.ShowAsync(new(context, route, session, query!));
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        pages.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);
}
