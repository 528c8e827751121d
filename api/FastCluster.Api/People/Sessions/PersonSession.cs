using System.Globalization;
using System.Security.Claims;
using FastCluster.Contracts.Authorization;

namespace FastCluster.Api.People.Sessions;

/// <summary>A browser's session, as its cookie says; the cookie is sealed, so what it says is what was written. Immutable.</summary>
internal sealed class PersonSession
{
    private PersonSession(ClaimsPrincipal principal) => Principal = principal;

    /// <summary>The claims, for the framework.</summary>
    public ClaimsPrincipal Principal { get; }

    /// <summary>Names the session: 22 characters of base64url, new at each sign-in.</summary>
    public required string Id { get; init; }

    /// <summary>Who is signed in.</summary>
    public required SignedInPerson Person { get; init; }

    /// <summary>Names the authorization request for which the person signed in; empty for none.</summary>
    public required string RequestDigest { get; init; }

    /// <summary>When the session began, unix seconds.</summary>
    public required long Since { get; init; }

    /// <summary>Writes a session.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="proof">Who signed in.</param>
    /// <param name="requestDigest">The request for which they did, or empty.</param>
    /// <param name="since">Unix seconds.</param>
    public static ClaimsPrincipal Write(string id, PersonProof proof, string requestDigest, long since)
    {
        ArgumentNullException.ThrowIfNull(proof);
        var claims = new List<Claim>
        {
            new(SessionClaims.Subject, proof.Subject),
            new(SessionClaims.AuthenticatedAt, proof.AuthenticatedAt.ToString(CultureInfo.InvariantCulture)),
            new(SessionClaims.Session, id),
            new(SessionClaims.Request, requestDigest),
            new(SessionClaims.Since, since.ToString(CultureInfo.InvariantCulture)),
        };
        claims.AddRange(proof.Methods.Select(method => new Claim(SessionClaims.Method, method)));
        if (proof.Assurance is { } assurance)
        {
            claims.Add(new(SessionClaims.Assurance, assurance));
        }

        if (proof.IdentityProvider is { } identityProvider)
        {
            claims.Add(new(SessionClaims.IdentityProvider, identityProvider));
        }

        if (proof.Details is { } details)
        {
            claims.AddRange(DetailClaims.Write(details));
        }

        return new(new ClaimsIdentity(claims, SessionClaims.Type, SessionClaims.Subject, roleType: null));
    }

    /// <summary>Reads a session.</summary>
    /// <param name="principal">What the cookie held.</param>
    /// <returns>Null when it is not of the form: another version wrote it.</returns>
    public static PersonSession? Read(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var subject = principal.FindFirstValue(SessionClaims.Subject);
        var id = principal.FindFirstValue(SessionClaims.Session);
        var request = principal.FindFirstValue(SessionClaims.Request);
        if (
            subject is null
            || id is null
            || request is null
            || ReadTime(principal, SessionClaims.AuthenticatedAt) is not { } authenticatedAt
            || ReadTime(principal, SessionClaims.Since) is not { } since
        )
        {
            return null;
        }

        return new(principal)
        {
            Id = id,
            RequestDigest = request,
            Since = since,
            Person = new()
            {
                Subject = subject,
                AuthenticatedAt = authenticatedAt,
                Assurance = principal.FindFirstValue(SessionClaims.Assurance),
                Methods = [.. principal.FindAll(SessionClaims.Method).Select(claim => claim.Value)],
                IdentityProvider = principal.FindFirstValue(SessionClaims.IdentityProvider),
                Details = DetailClaims.Read(principal),
            },
        };
    }

    /// <summary>Never shows who it is.</summary>
    public override string ToString() => nameof(PersonSession);

    private static long? ReadTime(ClaimsPrincipal principal, string name) =>
        long.TryParse(principal.FindFirstValue(name), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;
}
