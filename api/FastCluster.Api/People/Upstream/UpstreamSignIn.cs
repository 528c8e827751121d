using System.Globalization;
using FastCluster.Api.People.Requests;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.People.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace FastCluster.Api.People.Upstream;

/// <summary>
/// Sign-in at the operator's identity system. It gets the name that the app hinted at and how recent the proof has to be, and
/// nothing else of app or request; the request waits, sealed, in the state.
/// </summary>
internal sealed class UpstreamSignIn(PeopleDirectory people)
{
    /// <summary>Item of the state: the authorization request.</summary>
    public const string Request = "fc.request";

    /// <summary>Item of the state: the time of the proof has to be stated.</summary>
    public const string IsDemanded = "fc.demanded";

    /// <summary>Parameter of a challenge.</summary>
    public const string LoginHint = "login_hint";

    private const string Login = "login";

    /// <summary>Whether people of a server sign in there.</summary>
    /// <param name="serverId">The server.</param>
    public bool IsServed(string serverId) => people.Get(serverId).Upstream is not null;

    /// <summary>Sends the browser there.</summary>
    /// <param name="request">The request of the browser.</param>
    /// <param name="loginHint">Name that the app hinted at, or null.</param>
    /// <exception cref="TimeoutException">The identity system does not answer.</exception>
    public static async Task ChallengeAsync(PageRequest request, string? loginHint)
    {
        ArgumentNullException.ThrowIfNull(request);
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = "/", IsPersistent = false };
        properties.Items[Request] = request.Query.Text;
        properties.SetParameter(LoginHint, loginHint);
        Demand(request, properties);
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
    /// Who is signed in already and comes here wants, or has, to prove it anew; so does whoever an app demands it of.
    /// </summary>
    private static void Demand(PageRequest request, OpenIdConnectChallengeProperties properties)
    {
        var prompts = request.Query.FirstOf("prompt")?.Split(' ') ?? [];
        if (request.Session is not null || prompts.Contains(Login, StringComparer.Ordinal))
        {
            properties.Prompt = Login;
        }

        if (
            int.TryParse(
                request.Query.FirstOf("max_age"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var seconds
            )
        )
        {
            properties.MaxAge = TimeSpan.FromSeconds(seconds);
            properties.Items[IsDemanded] = bool.TrueString;
        }
    }
}
