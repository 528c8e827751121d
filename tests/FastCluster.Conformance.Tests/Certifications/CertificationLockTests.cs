using System.Text.Json.Nodes;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Certifications;

/// <summary>What an accepted certification still demands of each token request.</summary>
public sealed class CertificationLockTests(CertifyingServer owner) : IClassFixture<CertifyingServer>
{
    private RunningServer Server => owner.Server;

    [Fact]
    [Requirement("CERT-31")]
    public async Task Token_AfterARequiredCertificationHasLapsed_IsRefused()
    {
        var (inB, inA) = (Server.Client(Server.Deployment.CommunityB), Server.Client());
        await RegisterAsync(inB, Server.Deployment.CommunityB, TestCertifier.Basic, TestCertifier.Extra);
        await RegisterAsync(inA, Server.Deployment.CommunityA, TestCertifier.Basic);
        var before = await inB.TokenAsync();

        Server.Clock.Advance(TimeSpan.FromHours(1));
        var after = await inB.TokenAsync();
        var notRequired = await inA.TokenAsync();
        await RegisterAsync(inB, Server.Deployment.CommunityB, TestCertifier.Basic, TestCertifier.Extra);
        var renewed = await inB.TokenAsync();

        Assert.Equal(("200", "400 invalid_client"), (before.Outcome, after.Outcome));
        Assert.Equal(RejectionReason.CertificationLapsed, Server.ReasonOf(after));
        Assert.Equal(("200", "200"), (notRequired.Outcome, renewed.Outcome));
    }

    [Fact]
    [Requirement("CERT-21")]
    public async Task Token_SignedWithAKeyOutsideTheLock_IsRefused()
    {
        var community = Server.Deployment.CommunityA;
        var client = Server.Client();
        var certification = TestCertifier
            .Of(Server, community)
            .Certify(client)
            .WithClaim("jwks", Jwk.SetOf(client.Key.PrivateKey));
        var registered = await client.RegisterAsync(client.Statement().Build(), certification.Build());
        var rekeyed = client.As(community.Issuing.Issue(community.Leaf(client.Uri) with { Key = null }));

        var (within, outside) = (await client.TokenAsync(), await rekeyed.TokenAsync());

        Assert.Equal(("201", "200", "400 invalid_client"), (registered.Outcome, within.Outcome, outside.Outcome));
        Assert.Equal(RejectionReason.CertificationKeyLocked, Server.ReasonOf(outside));
    }

    [Theory]
    [InlineData("127.0.0.1", "200", RejectionReason.None)]
    [InlineData("127.0.0.0/8", "200", RejectionReason.None)]
    [InlineData("10.0.0.1-10.0.0.9", "400 invalid_client", RejectionReason.CertificationAddressNotAllowed)]
    [Requirement("CERT-22")]
    public async Task Token_FromAnAddress_IsHeldToTheCertification(
        string allowed,
        string outcome,
        RejectionReason reason
    )
    {
        var client = Server.Client();
        var certification = TestCertifier
            .Of(Server, Server.Deployment.CommunityA)
            .Certify(client)
            .WithClaim("ip_allowed", new JsonArray(allowed));
        await client.RegisterAsync(client.Statement().Build(), certification.Build());

        var answer = await client.TokenAsync();

        Assert.Equal((outcome, reason), (answer.Outcome, Server.ReasonOf(answer)));
    }

    private async Task RegisterAsync(TestClient client, TestCommunity community, params string[] uris)
    {
        var end = Server.Clock.GetUtcNow().AddMinutes(30).ToUnixTimeSeconds();
        var certifications = uris.Select(uri =>
            TestCertifier.Of(Server, community).Certify(client, uri).WithClaim("exp", end).Build()
        );
        var answer = await client.RegisterAsync(client.Statement().Build(), [.. certifications]);
        Assert.StartsWith("20", answer.Outcome, StringComparison.Ordinal);
    }
}
