using System.Text.Json.Nodes;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Certifications;

/// <summary>Every way in which a required certification is not accepted: status, error, and which rule it was.</summary>
public sealed class CertificationReasonTests(CertifyingServer owner) : IClassFixture<CertifyingServer>
{
    private const string Invalid = "400 invalid_certification";
    private const string Unapproved = "400 unapproved_certification";
    private static readonly long s_now = TestCommunity.Now.ToUnixTimeSeconds();

    private RunningServer Server => owner.Server;

    private TestCommunity CommunityB => Server.Deployment.CommunityB;

    public static TheoryData<RejectionReason, string, string?> Claims =>
        new()
        {
            { RejectionReason.CertificationSubject, "sub", "\"https://other.test\"" },
            { RejectionReason.CertificationIssuer, "iss", "\"https://other.test\"" },
            { RejectionReason.CertificationAudience, "aud", "\"https://other.test/register\"" },
            { RejectionReason.CertificationClaims, "certification_name", null },
            { RejectionReason.CertificationClaims, "is_endorsement", "\"true\"" },
            { RejectionReason.CertificationExpired, "exp", $"{s_now - 31}" },
            { RejectionReason.CertificationExpired, "iat", $"{s_now + 31}" },
            { RejectionReason.CertificationLifetime, "exp", $"{s_now + (4L * 366 * 24 * 3600)}" },
            { RejectionReason.CertificationUris, "certification_uris", "[]" },
            {
                RejectionReason.CertificationGrantTypes,
                "grant_types",
                """["client_credentials","authorization_code"]"""
            },
            { RejectionReason.CertificationRestriction, "scope", "\"system/Patient.rs\"" },
            { RejectionReason.CertificationRedirects, "redirect_uris", """["https://client.test/cb"]""" },
            { RejectionReason.CertificationKeys, "jwks_uri", "\"https://client.test/jwks\"" },
            { RejectionReason.CertificationAddresses, "ip_allowed", """["everywhere"]""" },
            { RejectionReason.CertificationContacts, "contacts", """["a@b"]""" },
            { RejectionReason.CertificationExtensions, "extensions", "\"x\"" },
            {
                RejectionReason.CertificationStatus,
                "certification_status_endpoint",
                "\"https://certifier.test/status\""
            },
            { RejectionReason.CertificationLaunch, "launch_uri", "\"https://client.test/launch\"" },
        };

    [Theory]
    [MemberData(nameof(Claims))]
    [Requirement("CERT-27")]
    [Requirement("CERT-26")]
    public Task Register_CertificationWithAFaultyClaim_IsUnapproved(
        RejectionReason reason,
        string claim,
        string? json
    ) =>
        RefusesAsync(
            Unapproved,
            reason,
            one => json is null ? one.WithoutClaim(claim) : one.WithClaim(claim, JsonNode.Parse(json))
        );

    [Fact]
    [Requirement("CERT-15")]
    public Task Register_SelfSignedCertificationWithAnIssuerName_IsUnapproved()
    {
        var client = Server.Client(CommunityB);
        var self = new TestCertifier(Server, client.Key).Certify(client).WithClaim("iss", client.Uri);
        return RefusesAsync(Unapproved, RejectionReason.CertificationIssuerName, client, self.Build());
    }

    [Fact]
    [Requirement("CERT-04")]
    [Requirement("CERT-27")]
    public Task Register_CertificationWithALowerCaseAlgorithm_IsInvalid() =>
        RefusesAsync(Invalid, RejectionReason.CertificationMalformed, one => one.WithHeader("alg", "es256"));

    [Fact]
    [Requirement("CERT-04")]
    public Task Register_CertificationWithoutItsChain_IsInvalid() =>
        RefusesAsync(Invalid, RejectionReason.CertificationMalformed, one => one.WithoutHeader("x5c"));

    [Fact]
    [Requirement("CERT-05")]
    [Requirement("CERT-27")]
    public Task Register_CertificationSignedByAnotherKey_IsInvalid() =>
        RefusesAsync(Invalid, RejectionReason.CertificationSignature, one => one.WithSignature(_ => new byte[64]));

    [Fact]
    [Requirement("CERT-06")]
    [Requirement("CERT-27")]
    public Task Register_CertificationOfAnUntrustedCertifier_IsUnapproved()
    {
        var client = Server.Client(CommunityB);
        var stranger = TestCertifier.Of(Server, TestCommunity.Create("nobody-knows")).Certify(client);
        return RefusesAsync(Unapproved, RejectionReason.CertificationUntrusted, client, stranger.Build());
    }

    [Fact]
    [Requirement("CERT-06")]
    public async Task Register_CertificationOfARevokedCertifier_IsUnapproved()
    {
        await using var own = new DisposableServer(await StartAsync());
        var community = own.Server.Deployment.CommunityA;
        var certificate = community.Issuing.Issue(community.Leaf(TestCertifier.Uri));
        var client = own.Server.Client();
        var certification = new TestCertifier(own.Server, certificate).Certify(client).Build();
        var before = await client.RegisterAsync(client.Statement().Build(), certification);

        community.Issuing.Revoke(certificate.SerialNumber, TestCommunity.Now);
        own.Server.Deployment.PublishIssuingCrl(community, 2);
        Assert.Equal(RejectionReason.None, await own.Server.RefreshCrlAsync(community.IssuingCrlUrl));

        Assert.Equal("201", before.Outcome);
        await Eventually.HasOutcomeAsync(
            Unapproved,
            () => client.RegisterAsync(client.Statement().Build(), certification)
        );
    }

    [Fact]
    [Requirement("CERT-21")]
    public Task Register_CertificationLockedToAnotherKey_IsUnapproved() =>
        RefusesAsync(
            Unapproved,
            RejectionReason.CertificationKeyMismatch,
            one => one.WithClaim("jwks", Jwk.SetOf(TestKeys.For("another")))
        );

    private static Task<RunningServer> StartAsync() =>
        RunningServer.StartAsync(options =>
            options.WithPolicy(
                Names.CommunityA,
                policy =>
                    policy with
                    {
                        Certifications = new() { Supported = [TestCertifier.Basic], Required = [TestCertifier.Basic] },
                    }
            )
        );

    private Task RefusesAsync(string outcome, RejectionReason reason, Func<JwtBuilder, JwtBuilder> change)
    {
        var client = Server.Client(CommunityB);
        return RefusesAsync(
            outcome,
            reason,
            client,
            change(TestCertifier.Of(Server, CommunityB).Certify(client)).Build()
        );
    }

    /// <summary>The other required certification is there and good, so the faulty one decides.</summary>
    private async Task RefusesAsync(string outcome, RejectionReason reason, TestClient client, string certification)
    {
        var extra = TestCertifier.Of(Server, CommunityB).Certify(client, TestCertifier.Extra).Build();

        var answer = await client.RegisterAsync(client.Statement().Build(), certification, extra);

        Assert.Equal((outcome, reason), (answer.Outcome, Server.ReasonOf(answer)));
    }
}
