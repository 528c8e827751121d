using System.Security.Claims;
using FastCluster.ResourceServer.Bearer;

namespace FastCluster.ResourceServer.Authorization;

/// <summary>
/// The caller of a request as its access token names it, with the most used parts as claims under the names that the token
/// has for them: <c>iss</c>, <c>sub</c>, <c>client_id</c>, <c>jti</c>, <c>community</c>, one <c>scope</c> for each,
/// <c>organization_id</c>, <c>organization_name</c>, <c>subject_role</c>, one <c>purpose_of_use</c> for each.
/// </summary>
public sealed class FastClusterIdentity : ClaimsIdentity
{
    internal FastClusterIdentity(FastClusterAuthorization authorization)
        : base(ClaimsOf(authorization), FastClusterBearer.Scheme, nameType: "client_id", roleType: "subject_role") =>
        Authorization = authorization;

    private FastClusterIdentity(FastClusterIdentity other)
        : base(other) => Authorization = other.Authorization;

    /// <summary>What the token says.</summary>
    public FastClusterAuthorization Authorization { get; }

    /// <inheritdoc/>
    public override ClaimsIdentity Clone() => new FastClusterIdentity(this);

    private static IEnumerable<Claim> ClaimsOf(FastClusterAuthorization authorization)
    {
        var issuer = authorization.Claims.Issuer;
        yield return Make("iss", issuer);
        yield return Make("sub", authorization.Subject);
        yield return Make("client_id", authorization.ClientId);
        yield return Make("jti", authorization.TokenId);
        yield return Make("community", authorization.Community);
        foreach (var scope in authorization.Scopes.Tokens)
        {
            yield return Make("scope", scope.Text);
        }

        foreach (var (name, value) in Asserted(authorization))
        {
            yield return Make(name, value);
        }

        Claim Make(string type, string value) => new(type, value, ClaimValueTypes.String, issuer);
    }

    private static IEnumerable<(string Name, string Value)> Asserted(FastClusterAuthorization authorization)
    {
        if (authorization.OrganizationId is { } id)
        {
            yield return ("organization_id", id);
        }

        if (authorization.OrganizationName is { } name)
        {
            yield return ("organization_name", name);
        }

        if (authorization.SubjectRole is { } role)
        {
            yield return ("subject_role", role);
        }

        foreach (var purpose in authorization.PurposeOfUse)
        {
            yield return ("purpose_of_use", purpose);
        }
    }
}
