using FastCluster.Api.People.Consent;
using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Requests;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.People.Tiered;
using FastCluster.Api.People.Upstream;
using FastCluster.Contracts.Authorization;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.SignIn;

/// <summary>Shows the way to sign in, once the authorization request is judged: for a bad one nobody has to type a password.</summary>
internal sealed class SignInPages(
    IAuthorizer authorizer,
    AuthorizationSteps steps,
    PageForms forms,
    PageRenderer renderer,
    UpstreamSignIn upstream,
    TieredSignIn tiered
)
{
    /// <summary>Shows the page.</summary>
    /// <param name="request">The request of the browser.</param>
    public async Task ShowAsync(PageRequest request)
    {
        var reply = await JudgeAsync(request);
        if (reply is not null and not AuthorizationReply.SignInNeeded)
        {
            await steps.WriteAsync(request with { Session = null }, reply);
            return;
        }

        var asked = reply as AuthorizationReply.SignInNeeded;
        if (asked?.IdentityProvider is not null && !LinkPages.IsPending(request))
        {
            await tiered.BeginAsync(request);
            return;
        }

        await (
            upstream.IsServed(request.Route.Server.Id)
                ? upstream.ChallengeAsync(request, asked)
                : WriteAsync(request, asked, asked?.LoginHint, error: null)
        );
    }

    /// <summary>Shows the page again, after an attempt that failed.</summary>
    /// <param name="request">The request of the browser.</param>
    /// <param name="name">What was typed.</param>
    /// <param name="error">Name of the text that says why.</param>
    public async Task ShowAgainAsync(PageRequest request, string? name, string error) =>
        await WriteAsync(request, await JudgeAsync(request) as AuthorizationReply.SignInNeeded, name, error);

    private async Task<AuthorizationReply?> JudgeAsync(PageRequest request) =>
        request.Query.IsEmpty ? null : await authorizer.JudgeAsync(request.ToMessage(isAnonymous: true));

    private Task WriteAsync(PageRequest request, AuthorizationReply.SignInNeeded? asked, string? name, string? error)
    {
        var texts = renderer.TextsFor(request.Http, request.Route, asked?.Languages ?? []);
        var model = new SignInModel
        {
            App = asked is null ? null : ConsentModels.NameOf(asked.App),
            Error = error is null ? null : texts[error],
            IdentityProvider = asked?.IdentityProvider is { } idp ? LinkPages.NameOf(idp) : null,
            UserName = ShownText.OrNull(name),
            Action = request.Places.SignIn,
            Request = request.Query.Text,
            Token = forms.Issue(request.Http, request.Session),
        };
        var targets = asked is null ? FormTargets.Self : FormTargets.SelfAnd(asked.RedirectUri);
        var status = error is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden;
        return renderer.WriteAsync<SignInPage>(request.Http, request.Route, texts, new(model, targets, status));
    }
}
