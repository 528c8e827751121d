using System.Collections.Immutable;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Tokens;
using FastCluster.Udap.Grants;

namespace FastCluster.Grains.Tokens;

/// <summary>Rules of grants that need nothing but the request, the client and the configuration.</summary>
internal static class GrantRules
{
    /// <summary>The client acts for itself.</summary>
    public const string ClientCredentials = "client_credentials";

    /// <summary>A person allowed it just now.</summary>
    public const string AuthorizationCode = "authorization_code";

    /// <summary>Somebody else signed that the client may.</summary>
    public const string AuthorizationAssertion = GrantTypeNames.AuthorizationAssertion;

    /// <summary>The grant type is served, and the request holds what it consumes (TOK-11, TOK-12, REF-02, AZA-02).</summary>
    public static RejectionReason CheckType(AuthorizationServer server, TokenRequestMessage request)
    {
        if (!server.Serves(request.GrantType))
        {
            return RejectionReason.GrantTypeUnsupported;
        }

        var isWhole = request.GrantType switch
        {
            ClientCredentials => true,
            AuthorizationCode => request.Code is not null,
            AuthorizationAssertion => request.Assertion is not null,
            _ => request.RefreshToken is not null,
        };
        return isWhole ? RejectionReason.None : RejectionReason.FormParameterMissing;
    }

    /// <summary>Grant type known and registered; <c>udap</c> as the community demands (TOK-04, TOK-11).</summary>
    public static RejectionReason Check(TokenRequestMessage request, AuthenticatedClient client)
    {
        var reason = CheckUdap(request.Udap, client);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        return client.Record.Registration.GrantTypes.Contains(request.GrantType, StringComparer.Ordinal)
            ? RejectionReason.None
            : RejectionReason.GrantTypeNotRegistered;
    }

    /// <summary><c>udap</c> as the community demands (TOK-04).</summary>
    public static RejectionReason CheckUdap(string? udap, AuthenticatedClient client) =>
        udap is null && !client.Community.Policy.Tokens.RequireUdapParameter ? RejectionReason.None
        : string.Equals(udap, "1", StringComparison.Ordinal) ? RejectionReason.None
        : RejectionReason.TokenUdapParameter;

    /// <summary>
    /// <c>aud</c> of the token: the FHIR bases that serve the client's community, narrowed by <c>resource</c> (AT-04, RFC 8707).
    /// </summary>
    /// <returns>The audience; empty when a resource is unknown.</returns>
    public static ImmutableArray<string> AudienceOf(
        AuthorizationServer server,
        AuthenticatedClient client,
        string[] resources
    )
    {
        var bases = BasesOf(server, client.Community.Uri);
        return Narrow(bases, resources);
    }

    /// <summary>The FHIR bases that serve a community.</summary>
    public static ImmutableArray<string> BasesOf(AuthorizationServer server, string community) =>
        [
            .. server
                .FhirBases.Where(fhirBase => fhirBase.Communities.Contains(community, StringComparer.Ordinal))
                .Select(fhirBase => fhirBase.Url),
        ];

    /// <summary>An audience narrowed by <c>resource</c>; empty when a resource is not in it (RFC 8707).</summary>
    public static ImmutableArray<string> Narrow(ImmutableArray<string> audience, string[] resources) =>
        resources.Length == 0 ? audience
        : resources.All(one => audience.Contains(one, StringComparer.Ordinal))
            ? [.. resources.Distinct(StringComparer.Ordinal)]
        : [];
}
