using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.ClientAssertions;

/// <summary>
/// A client assertion whose claims passed the cheap rules; its signature, path and binding are not judged yet.
/// </summary>
/// <param name="Jwt">The parsed JWT.</param>
/// <param name="Claims">Its standard claims.</param>
public sealed record ClientAssertion(ParsedJwt Jwt, StandardClaims Claims)
{
    /// <summary>The client id that the assertion names in <c>iss</c> and <c>sub</c>. TOK-06.</summary>
    public string ClientId => Claims.Issuer;
}
