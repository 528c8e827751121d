using System.Security.Cryptography;
using System.Text.Json;
using FastCluster.Testing;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Tests.UpstreamMetadata;
using FastCluster.Udap.UpstreamSignIn;
using Xunit;

namespace FastCluster.Udap.Tests.UpstreamSignIn;

public sealed class UpstreamJwtWriterTests
{
    private static readonly UpstreamJwtStamp s_stamp = new("https://idp.test/register", Upstream.Now, "id-1");

    private static UpstreamClientMetadata Metadata =>
        new()
        {
            Issuer = Upstream.BaseUrl,
            ClientName = "Clinic",
            RedirectUri = "https://as.test/idp/callback/place",
            LogoUri = "https://as.test/logo.png",
            Contacts = ["mailto:office@as.test"],
        };

    [Fact]
    [Requirement("TIER-10")]
    public async Task Statement_HoldsWhatARegistrationNeeds()
    {
        var jwt = await SignAsync((chain, key) => UpstreamJwtWriter.SignStatementAsync(Metadata, s_stamp, chain, key));

        Assert.Equal(
            [
                "iss",
                "sub",
                "aud",
                "iat",
                "exp",
                "jti",
                "client_name",
                "redirect_uris",
                "contacts",
                "logo_uri",
                "grant_types",
                "response_types",
                "token_endpoint_auth_method",
                "scope",
            ],
            jwt.Claims.EnumerateObject().Select(claim => claim.Name)
        );
        Assert.Equal("openid udap", jwt.Claims.GetProperty("scope").GetString());
        Assert.Equal("https://as.test/idp/callback/place", jwt.Claims.GetProperty("redirect_uris")[0].GetString());
    }

    [Fact]
    [Requirement("TIER-25")]
    public async Task Assertion_NamesTheClientAndItsAudience()
    {
        var stamp = s_stamp with { Audience = "https://idp.test/token" };

        var jwt = await SignAsync((chain, key) => UpstreamJwtWriter.SignAssertionAsync("client-1", stamp, chain, key));

        var claims = jwt.Claims;
        Assert.Equal("client-1", claims.GetProperty("iss").GetString());
        Assert.Equal("client-1", claims.GetProperty("sub").GetString());
        Assert.Equal("https://idp.test/token", claims.GetProperty("aud").GetString());
        Assert.InRange(claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64(), 1, 300);
    }

    [Fact]
    [Requirement("TIER-10")]
    public void Registration_HoldsStatementVersionAndNoCertifications()
    {
        using var body = JsonDocument.Parse(UpstreamJwtWriter.WriteRegistration("a.b.c"));

        Assert.Equal("a.b.c", body.RootElement.GetProperty("software_statement").GetString());
        Assert.Equal("1", body.RootElement.GetProperty("udap").GetString());
        Assert.Equal(0, body.RootElement.GetProperty("certifications").GetArrayLength());
    }

    [Fact]
    [Requirement("TIER-11")]
    public void Digest_DiffersByEachMember()
    {
        UpstreamClientMetadata[] others =
        [
            Metadata with
            {
                Issuer = "x",
            },
            Metadata with
            {
                ClientName = "x",
            },
            Metadata with
            {
                RedirectUri = "x",
            },
            Metadata with
            {
                LogoUri = "x",
            },
            Metadata with
            {
                Contacts = ["x"],
            },
        ];

        Assert.Equal(Metadata.Digest, (Metadata with { Contacts = [.. Metadata.Contacts] }).Digest);
        Assert.Equal(6, others.Select(one => one.Digest).Append(Metadata.Digest).Distinct().Count());
    }

    private static async Task<ParsedJwt> SignAsync(
        Func<System.Collections.Immutable.ImmutableArray<ReadOnlyMemory<byte>>, ISigningKey, ValueTask<string>> sign
    )
    {
        var rsa = (RSA)Upstream.Provider.PrivateKey;
        using var key = new LocalSigningKey("k", JwtAlgorithm.Rs256, rsa.ExportPkcs8PrivateKey());
        var text = await sign(Upstream.Provider.CertificateChain, key);
        Assert.Equal(RejectionReason.None, JwtParser.TryParse(text, JwtLimits.Default, out var jwt));
        Assert.Equal(RejectionReason.None, Upstream.Judge(jwt!, out _));
        return jwt!;
    }
}
