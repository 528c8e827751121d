using System.Buffers.Text;
using System.Security.Cryptography;
using FastCluster.Api.People.Settings;
using FastCluster.Api.Routing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Sessions;

/// <summary>
/// Sessions of browsers, by the framework's cookie authentication: sealed, sliding, and bounded by an end that nothing moves.
/// A sign-in makes a new session and takes nothing over of one that was there (session fixation).
/// </summary>
internal sealed class PersonSessions(PeopleDirectory people, TimeProvider time)
{
    private const int IdBytes = 16;

    /// <summary>Who is signed in at this browser, or null.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    public async Task<PersonSession?> ReadAsync(HttpContext context, PublicRoute route)
    {
        var found = await context.AuthenticateAsync(SessionSchemes.CookieOf(route.Server.Id));
        if (found.Principal is null || PersonSession.Read(found.Principal) is not { } session)
        {
            return null;
        }

        var limit = (long)people.Get(route.Server.Id).SessionLimit.TotalSeconds;
        if (session.Since + limit > time.GetUtcNow().ToUnixTimeSeconds())
        {
            return session;
        }

        await EndAsync(context, route);
        return null;
    }

    /// <summary>Begins a session.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    /// <param name="proof">Who signed in.</param>
    /// <param name="requestDigest">The authorization request for which they did, or empty.</param>
    public Task BeginAsync(HttpContext context, PublicRoute route, PersonProof proof, string requestDigest)
    {
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));
        var kept = route.Server.IdentityProvider is null ? proof with { Details = null } : proof;
        var principal = PersonSession.Write(id, kept, requestDigest, time.GetUtcNow().ToUnixTimeSeconds());
        return context.SignInAsync(SessionSchemes.CookieOf(route.Server.Id), principal);
    }

    /// <summary>Ends the session of this browser.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    public static Task EndAsync(HttpContext context, PublicRoute route) =>
        context.SignOutAsync(SessionSchemes.CookieOf(route.Server.Id));
}
