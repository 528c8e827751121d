using System.Collections.Immutable;
using FastCluster.Contracts.Servers;

namespace FastCluster.Api.Tests.Hosting;

/// <summary>Two authorization servers: one at a root, one below a path.</summary>
internal sealed class TestServers(params AuthorizationServer[] servers) : IAuthorizationServerDirectory
{
    public const string CommunityA = "urn:test:a";
    public const string CommunityB = "udap://b.test/";
    public const string Host = "as.test";
    public const string OtherHost = "other.test:8443";

    public static TestServers Two => new(Make("one", "https://as.test"), Make("two", "https://other.test:8443/tenant"));

    public ImmutableArray<AuthorizationServer> All { get; } = [.. servers];

    public AuthorizationServer Get(string id) => All.Single(server => server.Id == id);

    public static AuthorizationServer Make(string id, string issuer) =>
        new()
        {
            Id = id,
            Issuer = issuer,
            RegistrationEndpoint = $"{issuer}/register",
            TokenEndpoint = $"{issuer}/token",
            IntrospectionEndpoint = $"{issuer}/introspect",
            RevocationEndpoint = $"{issuer}/revoke",
            RevocationFeedEndpoint = $"{issuer}/revocations",
            JwksUri = $"{issuer}/.well-known/jwks.json",
            Communities =
            [
                new(CommunityA, null, new() { Scopes = new() { Supported = ["system/Patient.rs"] } }),
                new(CommunityB, $"{issuer}/register/b", new() { Scopes = new() { Supported = ["system/*.rs"] } }),
            ],
            FhirBases = [new($"{issuer}/fhir", [CommunityA, CommunityB]), new($"{issuer}/fhir/b", [CommunityB])],
        };
}
