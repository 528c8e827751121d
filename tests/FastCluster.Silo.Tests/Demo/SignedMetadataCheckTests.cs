using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastCluster.Pki;
using FastCluster.Silo.Demo.Client;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Silo.Tests.Demo;

public sealed class SignedMetadataCheckTests
{
    private const string Base = "https://fhir.example.test/r4";
    private static readonly DateTimeOffset s_now = NodeSetup.Now;
    private readonly CertificateAuthority _root = CreateRoot();

    [Fact]
    public async Task Check_SignedByTheCommunity_IsTrusted()
    {
        var outcome = await CheckAsync(Signed(_root));

        var trusted = Assert.IsType<SignedMetadataOutcome.Trusted>(outcome);
        Assert.Equal(new("https://as.example.test/register", "https://as.example.test/token", null), trusted.Endpoints);
    }

    [Fact]
    public async Task Check_AuthorizationEndpoint_IsTrustedWhereItIsSigned()
    {
        const string Endpoint = "https://as.example.test/authorize";
        var signed = Signed(_root).WithClaim("authorization_endpoint", Endpoint);

        var trusted = Assert.IsType<SignedMetadataOutcome.Trusted>(await CheckAsync(signed, Endpoint));

        Assert.Equal(Endpoint, trusted.Endpoints.Authorization);
        Assert.IsType<SignedMetadataOutcome.Refused>(await CheckAsync(signed, "https://evil.example.test/authorize"));
        Assert.IsType<SignedMetadataOutcome.Refused>(await CheckAsync(signed));
        Assert.IsType<SignedMetadataOutcome.Refused>(await CheckAsync(Signed(_root), Endpoint));
    }

    [Fact]
    public async Task Check_AnotherRoot_IsRefused() =>
        Assert.IsType<SignedMetadataOutcome.Refused>(await CheckAsync(Signed(CreateRoot())));

    [Fact]
    public async Task Check_LeafOfAnotherBase_IsRefused() =>
        Assert.IsType<SignedMetadataOutcome.Refused>(await CheckAsync(Signed(_root, leafName: Base + "/")));

    [Fact]
    public async Task Check_SignatureOfAnotherKey_IsRefused() =>
        Assert.IsType<SignedMetadataOutcome.Refused>(await CheckAsync(Signed(_root).WithSignature(_ => new byte[256])));

    [Fact]
    public async Task Check_EllipticCurve_IsRefused() =>
        Assert.IsType<SignedMetadataOutcome.Refused>(await CheckAsync(Signed(_root, KeyAlgorithm.EcP256)));

    [Theory]
    [InlineData("iss", "https://other.example.test/r4")]
    [InlineData("sub", "https://other.example.test/r4")]
    [InlineData("jti", "")]
    [InlineData("token_endpoint", "https://evil.example.test/token")]
    [InlineData("registration_endpoint", "https://evil.example.test/register")]
    public async Task Check_WrongClaim_IsRefused(string name, string value) =>
        Assert.IsType<SignedMetadataOutcome.Refused>(await CheckAsync(Signed(_root).WithClaim(name, value)));

    [Theory]
    [InlineData(-600, -1)]
    [InlineData(-600, 367 * 86_400)]
    [InlineData(600, 900)]
    public async Task Check_WrongTimes_IsRefused(int issued, int expires) =>
        Assert.IsType<SignedMetadataOutcome.Refused>(
            await CheckAsync(
                Signed(_root)
                    .WithClaim("iat", s_now.ToUnixTimeSeconds() + issued)
                    .WithClaim("exp", s_now.ToUnixTimeSeconds() + expires)
            )
        );

    private static CertificateAuthority CreateRoot() =>
        CertificateAuthority.CreateRoot(
            new()
            {
                Subject = new("Root", "Example"),
                NotBefore = s_now.AddDays(-1),
                NotAfter = s_now.AddYears(5),
            }
        );

    private static JwtBuilder Signed(
        CertificateAuthority root,
        KeyAlgorithm algorithm = KeyAlgorithm.Rsa2048,
        string leafName = Base
    )
    {
        var leaf = root.Issue(
            new()
            {
                Subject = new("Server", "Example"),
                NotBefore = s_now.AddDays(-1),
                NotAfter = s_now.AddYears(1),
                UriNames = [leafName],
                Key = TestKeys.For("metadata", algorithm),
            }
        );
        return JwtBuilder
            .SignedBy(
                leaf.PrivateKey,
                leaf.PrivateKey is RSA ? JwtAlgorithm.Rs256 : JwtAlgorithm.Es256,
                leaf.CertificateChain
            )
            .WithStandardClaims(Base, "unused", s_now)
            .WithoutClaim("aud")
            .WithClaim("token_endpoint", "https://as.example.test/token")
            .WithClaim("registration_endpoint", "https://as.example.test/register");
    }

    private async Task<SignedMetadataOutcome> CheckAsync(JwtBuilder jwt, string? authorization = null)
    {
        var metadata = new JsonObject
        {
            ["token_endpoint"] = "https://as.example.test/token",
            ["registration_endpoint"] = "https://as.example.test/register",
            ["signed_metadata"] = jwt.Build(),
        };
        if (authorization is not null)
        {
            metadata["authorization_endpoint"] = authorization;
        }

        using var root = X509CertificateLoader.LoadCertificate(_root.Certificate.Span);
        var check = new SignedMetadataCheck(new CommunityTrust([root]), new FakeTimeProvider(s_now));
        return await check.CheckAsync(Base, JsonElement.Parse(metadata.ToJsonString()));
    }
}
