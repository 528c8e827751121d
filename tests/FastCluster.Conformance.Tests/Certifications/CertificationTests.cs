using System.Text.Json.Nodes;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Certifications;

/// <summary>What certifications do to a registration: demanded, accepted, left out, replaced.</summary>
public sealed class CertificationTests(CertifyingServer owner) : IClassFixture<CertifyingServer>
{
    private RunningServer Server => owner.Server;

    private TestCommunity CommunityB => Server.Deployment.CommunityB;

    [Fact]
    [Requirement("CERT-02")]
    public async Task Register_WithoutTheRequiredOnes_IsRefusedAndTheyAreListed()
    {
        var metadata = await Server.GetAsync($"{Names.BaseOne}/.well-known/udap?community={Names.CommunityB}");

        var answer = await Server.Client(CommunityB).RegisterAsync();

        Assert.Equal("400 invalid_client_metadata", answer.Outcome);
        Assert.Equal(RejectionReason.CertificationRequired, Server.ReasonOf(answer));
        Assert.Equal([TestCertifier.Basic, TestCertifier.Extra], metadata.Strings("udap_certifications_required"));
    }

    [Fact]
    [Requirement("CERT-03")]
    public async Task Register_WithOneOfTwoRequired_IsRefusedUntilBothAreCovered()
    {
        var client = Server.Client(CommunityB);
        var certifier = TestCertifier.Of(Server, CommunityB);
        var basic = certifier.Certify(client).Build();
        var extra = certifier.Certify(client, TestCertifier.Extra).Build();
        var both = certifier
            .Certify(client)
            .WithClaim("certification_uris", new JsonArray(TestCertifier.Basic, TestCertifier.Extra))
            .Build();

        var half = await client.RegisterAsync(client.Statement().Build(), basic);
        var whole = await client.RegisterAsync(client.Statement().Build(), basic, extra);
        var inOne = await client.RegisterAsync(client.Statement().Build(), both);

        Assert.Equal("400 invalid_client_metadata", half.Outcome);
        Assert.Equal(("201", "200"), (whole.Outcome, inOne.Outcome));
        Assert.Equal([basic, extra], whole.Strings("certifications"));
    }

    [Fact]
    [Requirement("CERT-01")]
    [Requirement("CERT-25")]
    [Requirement("CERT-26")]
    [Requirement("REG-41")]
    public async Task Register_WithOneGoodOneBadOneUnknown_IsAcceptedWithTheGoodOneAlone()
    {
        var client = Server.Client();
        var certifier = TestCertifier.Of(Server, Server.Deployment.CommunityA);
        var good = certifier.Certify(client).Build();
        var bad = certifier.Certify(client, TestCertifier.Extra).WithClaim("sub", "https://other.test").Build();
        var unknown = certifier.Certify(client, "https://certifier.test/unknown").Build();

        var answer = await client.RegisterAsync(client.Statement().Build(), bad, good, unknown, "no JWT");

        Assert.Equal("201", answer.Outcome);
        Assert.Equal([good], answer.Strings("certifications"));
    }

    [Fact]
    [Requirement("CERT-25")]
    public async Task Register_WithOneGoodOneBad_IsRefusedWhereTheCommunitySaysSo()
    {
        var client = Server.Client(owner.StrictCommunity);
        var certifier = TestCertifier.Of(Server, owner.StrictCommunity);
        var good = certifier.Certify(client).WithClaim("scope", Names.Scopes).WithClaim("client_name", "Test client");
        var bad = certifier.Certify(client, TestCertifier.Extra).WithClaim("sub", "https://other.test");

        var both = await client.RegisterAsync(client.Statement().Build(), good.Build(), bad.Build());
        var one = await client.RegisterAsync(client.Statement().Build(), good.Build());

        Assert.Equal(("400 unapproved_certification", "201"), (both.Outcome, one.Outcome));
        Assert.Equal(RejectionReason.CertificationSubject, Server.ReasonOf(both));
    }

    [Theory]
    [InlineData("scope", null)]
    [InlineData("client_name", null)]
    [InlineData("grant_types", "tos_uri")]
    [Requirement("CERT-28")]
    public async Task Register_AParameterThatNoCertificationSpeaksOf_IsRefusedWhereTheCommunitySaysSo(
        string missing,
        string? added
    )
    {
        var client = Server.Client(owner.StrictCommunity);
        var whole = TestCertifier
            .Of(Server, owner.StrictCommunity)
            .Certify(client)
            .WithClaim("scope", Names.Scopes)
            .WithClaim("client_name", "Test client");
        var covered = await client.RegisterAsync(client.Statement().Build(), whole.Build());
        var part = added is null ? whole.WithoutClaim(missing) : whole;
        var statement = added is null
            ? client.Statement()
            : client.Statement().WithClaim(added, "https://client.test/tos");

        var uncovered = await client.RegisterAsync(statement.Build(), part.Build());

        Assert.Equal(("201", "400 invalid_client_metadata"), (covered.Outcome, uncovered.Outcome));
        Assert.Equal(RejectionReason.CertificationUncovered, Server.ReasonOf(uncovered));
    }

    [Fact]
    [Requirement("CERT-09")]
    public async Task Register_WithASelfSignedOne_IsAcceptedFromItsOwnerAlone()
    {
        var client = Server.Client(CommunityB);
        var self = new TestCertifier(Server, client.Key)
            .Certify(client)
            .WithClaim("iss", client.Uri)
            .WithoutClaim("certification_issuer")
            .WithClaim("certification_uris", new JsonArray(TestCertifier.Basic, TestCertifier.Extra));
        var forged = TestCertifier
            .Of(Server, CommunityB)
            .Certify(client)
            .WithClaim("iss", client.Uri)
            .WithoutClaim("certification_issuer");

        var refused = await client.RegisterAsync(client.Statement().Build(), forged.Build());
        var accepted = await client.RegisterAsync(client.Statement().Build(), self.Build());

        Assert.Equal(("400 unapproved_certification", "201"), (refused.Outcome, accepted.Outcome));
        Assert.Equal(RejectionReason.CertificationIssuer, Server.ReasonOf(refused));
    }

    [Fact]
    [Requirement("CERT-12")]
    public async Task Register_WithTheSameCertificationAgain_IsNoReplay()
    {
        var client = Server.Client();
        var certification = TestCertifier.Of(Server, Server.Deployment.CommunityA).Certify(client).Build();

        var first = await client.RegisterAsync(client.Statement().Build(), certification);
        var second = await client.RegisterAsync(client.Statement().Build(), certification);

        Assert.Equal(("201", "200"), (first.Outcome, second.Outcome));
        Assert.Equal([certification], second.Strings("certifications"));
    }

    [Fact]
    [Requirement("MOD-03")]
    public async Task Register_Again_ReplacesTheCertificationsAsASet()
    {
        var client = Server.Client();
        var certifier = TestCertifier.Of(Server, Server.Deployment.CommunityA);
        var basic = certifier.Certify(client).Build();
        var extra = certifier.Certify(client, TestCertifier.Extra).Build();

        var first = await client.RegisterAsync(client.Statement().Build(), basic);
        var second = await client.RegisterAsync(client.Statement().Build(), extra);
        var none = await client.RegisterAsync(client.Statement().Build());

        Assert.Equal([basic], first.Strings("certifications"));
        Assert.Equal([extra], second.Strings("certifications"));
        Assert.Equal("200", none.Outcome);
        Assert.DoesNotContain("certifications", none.Members);
    }

    [Fact]
    [Requirement("X509-21")]
    public async Task Register_WhereCertifiersHaveAnchorsOfTheirOwn_ThoseAloneCount()
    {
        await using var own = new DisposableServer(await StartWithCertifierAnchorsAsync());
        var client = own.Server.Client();
        var ofClients = TestCertifier.Of(own.Server, own.Server.Deployment.CommunityA).Certify(client).Build();
        var ofCertifiers = TestCertifier.Of(own.Server, own.Server.Deployment.CommunityB).Certify(client).Build();

        var refused = await client.RegisterAsync(client.Statement().Build(), ofClients);
        var accepted = await client.RegisterAsync(client.Statement().Build(), ofCertifiers);

        Assert.Equal(("400 unapproved_certification", "201"), (refused.Outcome, accepted.Outcome));
        Assert.Equal(RejectionReason.CertificationUntrusted, own.Server.ReasonOf(refused));
    }

    private static async Task<RunningServer> StartWithCertifierAnchorsAsync()
    {
        var certifiers = TestCommunity.Create("community-b");
        return await RunningServer.StartAsync(options =>
            options
                .WithPolicy(
                    Names.CommunityA,
                    policy =>
                        policy with
                        {
                            Certifications = new()
                            {
                                Supported = [TestCertifier.Basic],
                                Required = [TestCertifier.Basic],
                            },
                        }
                )
                .WithCommunity(
                    Names.CommunityA,
                    one => one with { CertifierAnchors = [certifiers.Root.CertifiedKey.ToCertificatePem()] }
                )
        );
    }
}
