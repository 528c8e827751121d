using FastCluster.Api.People.Consent;
using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Requests;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.Routing;
using FastCluster.Contracts.Authorization;

namespace FastCluster.Api.People.Tiered;

/// <summary>
/// Asks a person who came over an identity provider and signed in here as well whether both are them. Nobody is bound without
/// that answer, for somebody else may have led the browser here (TIER-35).
/// </summary>
internal sealed class LinkPages(PageRenderer renderer, PageForms forms, LinkAccounts accounts)
{
    /// <summary>Whether a request waits for the answer.</summary>
    /// <param name="request">The request of the browser.</param>
    public static bool IsPending(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return TieredCookies.FindLink(request.Http, request.Query.Digest) is not null;
    }

    /// <summary>Name of an identity provider as pages show it: its host, which is what people know.</summary>
    /// <param name="baseUrl">Its base URL.</param>
    public static string NameOf(string baseUrl) =>
        ShownText.Of(Uri.TryCreate(baseUrl, UriKind.Absolute, out var uri) ? uri.Host : baseUrl);

    /// <summary>Shows the question of a request that <see cref="IsPending"/>.</summary>
    /// <param name="request">The request of the browser.</param>
    /// <param name="needed">What the authorizer said.</param>
    public Task AskAsync(PageRequest request, AuthorizationReply.SignInNeeded needed)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(needed);
        var texts = renderer.TextsFor(request.Http, request.Route, needed.Languages);
        var (_, account) = TieredCookies.FindLink(request.Http, request.Query.Digest)!.Value;
        var model = new LinkModel
        {
            Account = ShownText.OrNull(accounts.Open(account)),
            App = ConsentModels.NameOf(needed.App),
            IdentityProvider = NameOf(needed.IdentityProvider!),
            Action = PublishedUrls.IdentityProviderLink(request.Places),
            Request = request.Query.Text,
            Token = forms.Issue(request.Http, request.Session),
        };
        var content = new PageContent(model, FormTargets.SelfAnd(needed.RedirectUri));
        return renderer.WriteAsync<LinkPage>(request.Http, request.Route, texts, content);
    }
}
