using System.Text;
using FastCluster.Api.Errors;
using FastCluster.Api.People.Assets;
using FastCluster.Api.People.Settings;
using FastCluster.Api.Routing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FastCluster.Api.People.Pages;

/// <summary>
/// Writes a page: Razor components, rendered once, without any script. No other site may frame it, no cache keeps it, and its
/// forms lead where the policy says (BCP-04, BCP-05, CONS-13).
/// </summary>
internal sealed class PageRenderer(
    IServiceProvider services,
    ILoggerFactory loggers,
    PageAssetDirectory assets,
    PeopleDirectory people
)
{
    private const string ModelParameter = "Model";
    private const string FrameParameter = "Frame";

    /// <summary>The texts of a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    /// <param name="wishes">Languages that the app asked for, best first.</param>
    public PageTexts TextsFor(HttpContext context, PublicRoute route, IEnumerable<string> wishes) =>
        PageTexts.Of(
            PageLanguages.Choose(
                wishes,
                context.Request.Headers.AcceptLanguage!,
                people.Get(route.Server.Id).Pages.DefaultLanguage
            )
        );

    /// <summary>Writes a page.</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    /// <param name="texts">Its texts.</param>
    /// <param name="content">Status, content, and where its forms lead.</param>
    public async Task WriteAsync<TPage>(HttpContext context, PublicRoute route, PageTexts texts, PageContent content)
        where TPage : IComponent
    {
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [FrameParameter] = FrameOf(route, texts),
                [ModelParameter] = content.Model,
            }
        );
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString()
        );
        var response = context.Response;
        Protect(response.Headers, content);
        OAuthReplies.ForbidStoring(context);
        response.StatusCode = content.Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentLanguage = texts.Language;
        var bytes = Encoding.UTF8.GetBytes(html);
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private PageFrameModel FrameOf(PublicRoute route, PageTexts texts)
    {
        var files = assets.Get(route.Server.Id);
        return new()
        {
            Texts = texts,
            DisplayName = ShownText.Of(people.Get(route.Server.Id).Pages.DisplayName),
            StyleSheets = files.StyleSheets,
            Icon = files.Icon,
            Logo = files.Logo,
            Apps = route.Server.People!.Apps,
        };
    }

    private static void Protect(IHeaderDictionary headers, PageContent content)
    {
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
            + $"form-action {content.FormTargets}";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
