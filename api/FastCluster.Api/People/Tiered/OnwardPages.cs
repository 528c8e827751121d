using FastCluster.Api.People.Pages;
using FastCluster.Api.Routing;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Tiered;

/// <summary>
/// Leads a browser on that an identity provider sent here. Browsers hold every redirect behind a form against
/// <c>form-action</c> of the page with the form. That is the provider's, which knows this server and not the app, so the way
/// would end here without a word; a page in between ends the chain of redirects instead.
/// </summary>
internal sealed class OnwardPages(PageRenderer renderer)
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>Puts the page in place of a redirect, for a browser that comes from another site.</summary>
    /// <param name="context">The request; its answer is decided and nothing of it is sent.</param>
    /// <param name="route">What was asked for.</param>
    public Task ReplaceRedirectAsync(HttpContext context, PublicRoute route)
    {
        ArgumentNullException.ThrowIfNull(context);
        var headers = context.Response.Headers;
        var isFromElsewhere = context.Request.Headers[FetchSite].ToString() is "cross-site" or "same-site";
        if (!isFromElsewhere || headers.Location.ToString() is not { Length: > 0 } address)
        {
            return Task.CompletedTask;
        }

        headers.Remove("Location");
        var content = new PageContent(new OnwardModel(address), FormTargets.None);
        return renderer.WriteAsync<OnwardPage>(context, route, renderer.TextsFor(context, route, []), content);
    }
}
