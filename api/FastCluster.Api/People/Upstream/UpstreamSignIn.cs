using FastCluster.Api.People.Requests;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.People.Settings;
using FastCluster.Contracts.Authorization;
using FastCluster.Udap.AuthorizationRequests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace FastCluster.Api.People.Upstream;

/// <summary>
/// Sign-in at the operator's identity system. It gets the name that the app hinted at and how recent the proof has to be, and
/// nothing else of app or request; the request waits, sealed, in the state.
/// </summary>
internal sealed class UpstreamSignIn(PeopleDirectory people, TimeProvider time)
{
    /// <summary>Item of the state: the authorization request.</summary>
    public const string Request = "fc.request";

    /// <summary>Parameter of a challenge.</summary>
    public const string LoginHint = "login_hint";

    private const string Login = "login";
    private const string SelectAccount = "select_account";

    /// <summary>Whether people of a server sign in there.</summary>
    /// <param name="serverId">The server.</param>
    public bool IsServed(string serverId) => people.Get(serverId).Upstream is not null;

    /// <summary>Sends the browser there.</summary>
    /// <param name="request">The request of the browser.</param>
    /// <param name="asked">What the authorizer said of the app's request, or null without a request.</param>
    /// <exception cref="TimeoutException">The identity system does not answer.</exception>
    public async Task ChallengeAsync(PageRequest request, AuthorizationReply.SignInNeeded? asked)
    {
        ArgumentNullException.ThrowIfNull(request);
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = "/", IsPersistent = false };
        properties.Items[Request] = request.Query.Text;
        properties.SetParameter(LoginHint, asked?.LoginHint);
        Demand(request, asked, properties);
        try
        {
            await request.Http.ChallengeAsync(SessionSchemes.UpstreamOf(request.Route.Server.Id), properties);
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or HttpRequestException)
        {
            throw new TimeoutException("The identity system of the operator does not answer.", fault);
        }
    }

    /// <summary>
    /// Who is signed in already and comes here wants, or has, to prove it anew; so does whoever an app demands it of. What the
    /// app demands is what was judged: the browser's query says nothing of a request that was pushed.
    /// </summary>
    private void Demand(
        PageRequest request,
        AuthorizationReply.SignInNeeded? asked,
        OpenIdConnectChallengeProperties properties
    )
    {
        string[] prompts =
        [
            .. asked?.Prompts.HasFlag(Prompts.Login) is true ? [Login] : Array.Empty<string>(),
            .. asked?.Prompts.HasFlag(Prompts.SelectAccount) is true ? [SelectAccount] : Array.Empty<string>(),
        ];
        if (prompts.Length > 0 || request.Session is not null)
        {
            properties.Prompt = prompts.Length > 0 ? string.Join(' ', prompts) : Login;
        }

        if (DemandedProof.Of(asked, time.GetUtcNow().ToUnixTimeSeconds()) is { } demanded)
        {
            properties.MaxAge = TimeSpan.FromSeconds(demanded.MaximumAge); // obliges the identity system to say auth_time
            demanded.Write(properties);
        }
    }
}
