using System.Collections.Immutable;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Tokens;

namespace FastCluster.Grains.Tokens;

/// <summary>Rules of the client-credentials grant that need nothing but the request, the client and the configuration.</summary>
internal static class GrantRules
{
    /// <summary>The grant this server serves.</summary>
    public const string ClientCredentials = "client_credentials";

    /// <summary>Grant type known and registered; <c>udap</c> as the community demands (TOK-04, TOK-11).</summary>
    public static RejectionReason Check(TokenRequestMessage request, AuthenticatedClient client)
    {
        if (client.Community.Policy.Tokens.RequireUdapParameter && request.Udap is null)
        {
            return RejectionReason.TokenUdapParameter;
        }

        if (request.Udap is not null && !string.Equals(request.Udap, "1", StringComparison.Ordinal))
        {
            return RejectionReason.TokenUdapParameter;
        }

        return client.Record.Registration.GrantTypes.Contains(request.GrantType, StringComparer.Ordinal)
            ? RejectionReason.None
            : RejectionReason.GrantTypeNotRegistered;
    }

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
        var bases = server
            .FhirBases.Where(fhirBase => fhirBase.Communities.Contains(client.Community.Uri, StringComparer.Ordinal))
            .Select(fhirBase => fhirBase.Url);
        if (resources.Length == 0)
        {
            return [.. bases];
        }

        var known = bases.ToHashSet(StringComparer.Ordinal);
        return resources.All(known.Contains) ? [.. resources.Distinct(StringComparer.Ordinal)] : [];
    }
}
