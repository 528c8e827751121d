using FastCluster.Api.Errors;
using FastCluster.Api.People.Consent;
using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.People.Tiered;
using FastCluster.Contracts.Authorization;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Rejections;

namespace FastCluster.Api.People.Requests;

/// <summary>Carries out what the authorizer said that the browser is to do next. It decides nothing.</summary>
internal sealed class AuthorizationSteps(PageRenderer renderer, PageForms forms, PageReplies pages, LinkPages links)
{
    /// <summary>Writes the next step.</summary>
    /// <param name="request">The request of the browser.</param>
    /// <param name="reply">What the authorizer said.</param>
    public Task WriteAsync(PageRequest request, AuthorizationReply reply) =>
        reply switch
        {
            AuthorizationReply.Granted granted => LeadAsync(request, granted.Location),
            AuthorizationReply.Refused refused => RefuseAsync(request, refused),
            AuthorizationReply.Shown shown => pages.RelayAsync(
                request.Http,
                request.Route,
                shown.Reason,
                shown.RetryAfter
            ),
            AuthorizationReply.SignInNeeded needed => SignInAsync(request, needed),
            AuthorizationReply.ConsentNeeded needed => AskAsync(request, needed),
            _ => throw new InvalidOperationException($"Unknown reply {reply.GetType()}."),
        };

    private static Task LeadAsync(PageRequest request, string location)
    {
        PageReplies.Redirect(request.Http, location);
        return Task.CompletedTask;
    }

    /// <summary>The error goes back to the app (CONS-16), with the issuer (CONS-20).</summary>
    private Task RefuseAsync(PageRequest request, AuthorizationReply.Refused refused)
    {
        pages.Note(request.Http, request.Route, refused.Reason);
        var error = OAuthErrors.For(OAuthEndpoint.Authorization, refused.Reason);
        var location = AuthorizationResponse.OfError(
            refused.RedirectUri,
            error.Code,
            error.Description,
            refused.State,
            request.Route.Server.Issuer
        );
        return LeadAsync(request, location);
    }

    /// <summary>
    /// Whoever has just signed in for this very request and still is not good enough for it would go in a circle: the identity
    /// system said once more what it said before.
    /// </summary>
    private Task SignInAsync(PageRequest request, AuthorizationReply.SignInNeeded needed)
    {
        var isElsewhere =
            needed.IdentityProvider is { } asked
            && !string.Equals(request.Session?.Person.IdentityProvider, asked, StringComparison.Ordinal);
        if (request.IsSignedInForIt && !isElsewhere)
        {
            return pages.RefuseAsync(request.Http, request.Route, RejectionReason.SignInFailed);
        }

        return request.IsSignedInForIt && LinkPages.IsPending(request)
            ? links.AskAsync(request, needed)
            : LeadAsync(request, request.WithQuery(request.Places.SignIn));
    }

    private Task AskAsync(PageRequest request, AuthorizationReply.ConsentNeeded needed)
    {
        var texts = renderer.TextsFor(request.Http, request.Route, needed.Languages);
        var model = ConsentModels.Of(request, needed, texts, forms.Issue(request.Http, request.Session));
        var content = new PageContent(model, FormTargets.SelfAnd(needed.RedirectUri));
        return renderer.WriteAsync<ConsentPage>(request.Http, request.Route, texts, content);
    }
}
