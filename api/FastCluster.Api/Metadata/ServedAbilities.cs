using System.Collections.Immutable;
using FastCluster.Contracts.Servers;
using FastCluster.Udap.Jwt;

namespace FastCluster.Api.Metadata;

/// <summary>What this server can do, as every metadata document states it.</summary>
internal static class ServedAbilities
{
    /// <summary>Authentication by a signed assertion.</summary>
    public const string PrivateKeyJwt = "private_key_jwt";

    /// <summary>The response type of the code grant.</summary>
    public const string Code = "code";

    /// <summary>The one challenge method (CONS-09).</summary>
    public const string S256 = "S256";

    /// <summary>What ID tokens and the UserInfo endpoint may say of a person.</summary>
    public static ImmutableArray<string> Claims { get; } =
    [
        "iss",
        "sub",
        "aud",
        "exp",
        "iat",
        "auth_time",
        "nonce",
        "acr",
        "amr",
        "at_hash",
        "name",
        "email",
        "email_verified",
        "fhirUser",
    ];

    private const string TlsClientAuth = "tls_client_auth";

    /// <summary>Algorithms of statements and assertions (JWT-04).</summary>
    public static ImmutableArray<string> Algorithms { get; } = JwtAlgorithmNames.All;

    /// <summary>Scopes of communities, each once, in declared order.</summary>
    /// <param name="communities">The communities.</param>
    public static string[] Scopes(IEnumerable<ServedCommunity> communities) =>
        [.. communities.SelectMany(community => community.Policy.Scopes.Supported).Distinct(StringComparer.Ordinal)];

    /// <summary>How the resource servers of a server may prove themselves.</summary>
    /// <param name="servers">The declared resource servers.</param>
    public static string[] IntrospectionMethods(ImmutableArray<ResourceServer> servers)
    {
        var methods = new List<string>();
        if (servers.Any(server => server.AllowPrivateKeyJwt))
        {
            methods.Add(PrivateKeyJwt);
        }

        if (servers.Any(server => server.AllowMutualTls))
        {
            methods.Add(TlsClientAuth);
        }

        return [.. methods];
    }

    /// <summary>Algorithms by which the resource servers of a server may sign, or null when none signs (RFC 8414 section 2).</summary>
    /// <param name="servers">The declared resource servers.</param>
    public static string[]? IntrospectionAlgorithms(ImmutableArray<ResourceServer> servers) =>
        servers.Any(server => server.AllowPrivateKeyJwt) ? [.. Algorithms] : null;
}
