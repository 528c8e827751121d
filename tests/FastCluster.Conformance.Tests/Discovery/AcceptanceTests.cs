using FastCluster.Pki;
using FastCluster.Udap.Jwt;

namespace FastCluster.Conformance.Tests.Discovery;

/// <summary>What is published is what is accepted.</summary>
public sealed class AcceptanceTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    [Requirement("DISC-36")]
    [Requirement("DISC-35")]
    [VectorCase("disc-aud-roundtrip")]
    public async Task Endpoints_AsPublishedAtAnyBase_AreAcceptedAsAudience()
    {
        var client = server.Client();
        var first = await server.GetAsync(Names.BaseOne + "/.well-known/udap");
        var second = await server.GetAsync(Names.BaseTwo + ".well-known/udap");

        var registered = await client.RegisterAsync(one => one.WithClaim("aud", first["registration_endpoint"]!));
        var token = await client.TokenAsync(one => one.WithClaim("aud", second["token_endpoint"]!));

        Assert.Equal(("201", "200"), (registered.Outcome, token.Outcome));
    }

    [Theory]
    [InlineData(KeyAlgorithm.Rsa2048, JwtAlgorithm.Rs256)]
    [InlineData(KeyAlgorithm.Rsa2048, JwtAlgorithm.Rs384)]
    [InlineData(KeyAlgorithm.EcP256, JwtAlgorithm.Es256)]
    [InlineData(KeyAlgorithm.EcP384, JwtAlgorithm.Es384)]
    [Requirement("JWT-05")]
    [Requirement("DISC-17")]
    [Requirement("DISC-19")]
    [VectorCase("disc-algs")]
    public async Task Algorithm_Listed_IsAcceptedAtBothEndpoints(KeyAlgorithm kind, JwtAlgorithm algorithm)
    {
        var plain = server.Client();
        var client = plain.As(server.Deployment.CommunityA.IssueClient(kind, plain.Uri));
        var metadata = await server.GetAsync(Names.BaseOne + "/.well-known/udap");

        var registered = await client.RegisterAsync(one => one.WithAlgorithm(algorithm));
        var token = await client.TokenAsync(one => one.WithAlgorithm(algorithm));

        Assert.Equal(("201", "200"), (registered.Outcome, token.Outcome));
        Assert.Contains(algorithm.ToName(), metadata.Strings("token_endpoint_auth_signing_alg_values_supported"));
        Assert.Contains(algorithm.ToName(), metadata.Strings("registration_endpoint_jwt_signing_alg_values_supported"));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("PS256")]
    [InlineData("RS512")]
    [InlineData("ES512")]
    [InlineData("EdDSA")]
    [InlineData("es256")]
    [Requirement("JWT-05")]
    public async Task Algorithm_NotListed_IsRefusedAtBothEndpoints(string algorithm)
    {
        var client = await server.RegisteredClientAsync();
        var metadata = await server.GetAsync(Names.BaseOne + "/.well-known/udap");

        var registered = await client.RegisterAsync(one => one.WithHeader("alg", algorithm));
        var token = await client.TokenAsync(one => one.WithHeader("alg", algorithm));

        Assert.Equal("400 invalid_software_statement", registered.Outcome);
        Assert.Equal("400 invalid_client", token.Outcome);
        Assert.DoesNotContain(algorithm, metadata.Strings("token_endpoint_auth_signing_alg_values_supported"));
    }

    [Fact]
    [Requirement("BCP-01")]
    [Requirement("DISC-41")]
    public async Task Rfc8414Metadata_OfTheIssuer_AgreesWithUdapMetadata()
    {
        var udap = await server.GetAsync(Names.BaseOne + "/.well-known/udap");
        var oauth = await server.GetAsync(Tenant.Alpha.Issuer + "/.well-known/oauth-authorization-server");

        Assert.Equal(Tenant.Alpha.Issuer, oauth["issuer"]);
        Assert.All(
            [
                "token_endpoint",
                "registration_endpoint",
                "grant_types_supported",
                "token_endpoint_auth_methods_supported",
                "token_endpoint_auth_signing_alg_values_supported",
            ],
            (string name) =>
                Assert.Equal(udap.Json.GetProperty(name).GetRawText(), oauth.Json.GetProperty(name).GetRawText())
        );
    }

    /// <summary>RFC 8414 section 2: who lists private_key_jwt lists its algorithms too.</summary>
    [Theory]
    [InlineData("token")]
    [InlineData("introspection")]
    [InlineData("revocation")]
    [Requirement("BCP-01")]
    public async Task Rfc8414Metadata_EndpointWithSignedAssertions_StatesTheirAlgorithms(string endpoint)
    {
        var oauth = await server.GetAsync(Tenant.Alpha.Issuer + "/.well-known/oauth-authorization-server");

        Assert.Contains("private_key_jwt", oauth.Strings($"{endpoint}_endpoint_auth_methods_supported"));
        Assert.Equal(
            ["RS256", "RS384", "ES256", "ES384"],
            oauth.Strings($"{endpoint}_endpoint_auth_signing_alg_values_supported")
        );
    }

    /// <summary>What a browser asks before it reads a document with a header that is not plain.</summary>
    [Theory]
    [InlineData(Names.BaseOne + "/.well-known/udap", "204")]
    [InlineData(Names.BaseOne + "/.well-known/smart-configuration", "204")]
    [InlineData("https://alpha.test/.well-known/oauth-authorization-server", "204")]
    [InlineData("https://alpha.test/.well-known/jwks.json", "204")]
    [InlineData("https://alpha.test/token", "405")]
    public async Task Preflight_OfADocument_IsPermitted(string url, string outcome)
    {
        var answer = await server.SendAsync(
            HttpMethod.Options,
            url,
            change: request =>
            {
                request.Headers.TryAddWithoutValidation("Origin", "https://page.test");
                request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "GET");
                request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", "if-none-match");
            }
        );

        var isPermitted = outcome == "204";
        Assert.Equal(outcome, answer.Outcome);
        Assert.Equal(isPermitted ? "*" : null, answer.Headers.GetValueOrDefault("Access-Control-Allow-Origin"));
        Assert.Equal(
            isPermitted ? "GET, HEAD" : null,
            answer.Headers.GetValueOrDefault("Access-Control-Allow-Methods")
        );
    }
}
