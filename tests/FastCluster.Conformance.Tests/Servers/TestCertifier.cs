using System.Text.Json.Nodes;
using FastCluster.Pki;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Jwt;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>Certifies client applications; every certification is accepted unless a test changes one thing.</summary>
public sealed class TestCertifier(RunningServer server, CertifiedKey key)
{
    public const string Uri = "https://certifier.test";
    public const string Basic = "https://certifier.test/basic";
    public const string Extra = "https://certifier.test/extra";

    /// <summary>A certifier that is a member of a community; its certificate lasts as long as that of a client.</summary>
    public static TestCertifier Of(RunningServer server, TestCommunity community) =>
        new(server, community.Issuing.Issue(community.Leaf(Uri)));

    /// <summary>A certification of client credentials for one client, valid for a hundred days.</summary>
    public JwtBuilder Certify(TestClient client, string uri = Basic) =>
        JwtBuilder
            .SignedBy(key.PrivateKey, JwtAlgorithm.Es256, [.. key.CertificateChain])
            .WithStandardClaims(Uri, client.Tenant.RegistrationEndpoint, server.Clock.GetUtcNow())
            .WithClaim("sub", client.Uri)
            .WithClaim("exp", server.Clock.GetUtcNow().AddDays(100).ToUnixTimeSeconds())
            .WithClaim("certification_name", "Basic")
            .WithClaim("certification_issuer", "Test certifier")
            .WithClaim("certification_uris", new JsonArray(uri))
            .WithClaim("grant_types", new JsonArray("client_credentials"));

    /// <summary>The certification that every TEFCA registration carries.</summary>
    public JwtBuilder CertifyForTefca(TestClient client, string purpose) =>
        Certify(client, CommunityPolicy.TefcaBasicAppCertification)
            .WithClaim("certification_name", "TEFCA Basic App Certification")
            .WithClaim("exchange_purposes", new JsonArray(purpose))
            .WithClaim("home_community_id", "urn:oid:2.999.1");
}
