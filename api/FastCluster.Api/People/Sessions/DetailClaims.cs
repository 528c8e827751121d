using System.Security.Claims;
using FastCluster.Contracts.Authorization;
using FastCluster.Udap.IdTokens;

namespace FastCluster.Api.People.Sessions;

/// <summary>
/// What a sign-in says of a person beyond who they are, in the claims of the sealed cookie and of the ID token of the operator's
/// identity system, which have the same names. A text that is empty or too long is left out.
/// </summary>
internal static class DetailClaims
{
    /// <summary>Writes them.</summary>
    /// <param name="details">What is known.</param>
    public static IEnumerable<Claim> Write(PersonDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        (string Type, string? Value)[] all =
        [
            (SessionClaims.Name, details.Name),
            (SessionClaims.Email, details.Email),
            (SessionClaims.EmailVerified, details.IsEmailVerified is { } isVerified ? $"{isVerified}" : null),
            (SessionClaims.FhirUser, details.FhirUser),
        ];
        return all.Where(one => one.Value is not null).Select(one => new Claim(one.Type, one.Value!));
    }

    /// <summary>Reads them.</summary>
    /// <param name="principal">A person with their claims.</param>
    /// <returns>Null when there are none.</returns>
    public static PersonDetails? Read(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var details = new PersonDetails(
            Find(principal, SessionClaims.Name),
            Find(principal, SessionClaims.Email),
            bool.TryParse(Find(principal, SessionClaims.EmailVerified), out var isVerified) ? isVerified : null,
            Find(principal, SessionClaims.FhirUser)
        );
        return details is { Name: null, Email: null, FhirUser: null } ? null : details;
    }

    private static string? Find(ClaimsPrincipal principal, string type) =>
        principal.FindFirstValue(type) is { Length: > 0 and <= IdentityClaims.MaximumLength } text ? text : null;
}
