using System.Collections.Frozen;
using System.Security.Claims;
using FastCluster.Api.Forms;
using FastCluster.Api.People.Pages;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Sessions;

/// <summary>
/// Forms of pages: each carries a secret of this browser, person, session and server, and one without it is forged (CONS-13).
/// The bytes are read by our own strict parser; the framework judges the secret.
/// </summary>
internal sealed class PageForms(IAntiforgery antiforgery)
{
    /// <summary>Name of the secret's field.</summary>
    public const string TokenField = "__form";

    /// <summary>Field with the authorization request that the page belongs to.</summary>
    public const string RequestField = "request";

    private const string FetchSite = "Sec-Fetch-Site";
    private const string SameOrigin = "same-origin";

    /// <summary>Makes the secret of a form, and the cookie that goes with it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="session">Who is signed in, or null.</param>
    public FormToken Issue(HttpContext context, PersonSession? session)
    {
        Bind(context, session);
        return new(TokenField, antiforgery.GetAndStoreTokens(context).RequestToken!);
    }

    /// <summary>Reads a form and judges where it comes from.</summary>
    /// <param name="context">The request.</param>
    /// <param name="session">Who is signed in, or null.</param>
    /// <param name="fields">Names of the fields that are read beside the secret.</param>
    /// <returns>The fields, or the rule that refused.</returns>
    public async Task<(RejectionReason Reason, FormParameters? Form)> ReadAsync(
        HttpContext context,
        PersonSession? session,
        FrozenSet<string> fields
    )
    {
        var (reason, form) = await FormRequest.ReadAsync(context, fields);
        if (reason != RejectionReason.None)
        {
            return (reason, null);
        }

        Bind(context, session);
        context.Request.Form = new FormCollection(new() { [TokenField] = form![TokenField] });
        var isOurs = IsOfOurPage(context.Request.Headers) && await antiforgery.IsRequestValidAsync(context);
        return isOurs ? (RejectionReason.None, form) : (RejectionReason.PageRequestForged, null);
    }

    /// <summary>Where a browser says which page a form comes from, it has to be one of ours.</summary>
    private static bool IsOfOurPage(IHeaderDictionary headers) =>
        headers[FetchSite] is not [{ } site] || string.Equals(site, SameOrigin, StringComparison.Ordinal);

    /// <summary>The published URLs are https, whatever a proxy speaks to this node; the framework asks the request.</summary>
    private static void Bind(HttpContext context, PersonSession? session)
    {
        context.Request.IsHttps = true;
        context.User = session?.Principal ?? new ClaimsPrincipal(new ClaimsIdentity());
    }
}
