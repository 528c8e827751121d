using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Certificates;

/// <summary>CRLs over the network: fetched only for a proven member, then believed.</summary>
public sealed class CrlFetchTests
{
    [Fact]
    [Requirement("X509-06")]
    [Requirement("X509-16")]
    public async Task Crl_OfAProvenMember_IsFetchedAndTheMemberRegistered()
    {
        await using var host = new CrlHost();
        await using var own = new DisposableServer(await StartAsync());
        var client = ClientWithCrlAt(own.Server, host);
        host.Publish(own.Server.Deployment.CommunityA.BuildIssuingCrl(7));

        var first = await client.RegisterAsync();
        var registered = await Eventually.Async(
            () => client.RegisterAsync(),
            answer => answer.Outcome != "503 temporarily_unavailable",
            "the CRL"
        );

        Assert.Equal(RejectionReason.RevocationPending, own.Server.ReasonOf(first));
        Assert.Equal("201", registered.Outcome);
        Assert.True(host.Visits > 0);
    }

    [Fact]
    [Requirement("X509-16")]
    public async Task Crl_OfSomeoneUnproven_IsNotFetched()
    {
        await using var host = new CrlHost();
        await using var own = new DisposableServer(await StartAsync());
        var client = ClientWithCrlAt(own.Server, host);
        var stranger = TestCommunity.Create("nobody-knows");
        var unknown = client.As(stranger.Issuing.Issue(stranger.Leaf(client.Uri) with { CrlUrl = host.Url }));

        var forged = await client.RegisterAsync(one => one.WithSignature(_ => new byte[64]));
        var expired = await client.RegisterAsync(one => one.WithClaim("exp", 1));
        var untrusted = await unknown.RegisterAsync();
        await client.RegisterAsync(); // the first that is proven; what came before it was handled before it
        await Eventually.Async(
            () => Task.FromResult(host.Visits),
            visits => visits > 0,
            "the fetch for the proven one"
        );

        Assert.Equal("400 invalid_software_statement", forged.Outcome);
        Assert.Equal("400 invalid_software_statement", expired.Outcome);
        Assert.Equal("400 unapproved_software_statement", untrusted.Outcome);
        Assert.Equal(1, host.Visits);
    }

    private static Task<RunningServer> StartAsync() =>
        RunningServer.StartAsync(options =>
            options with
            {
                Outbound = options.Outbound with { AllowedPrivateHosts = ["127.0.0.1"] },
            }
        );

    private static TestClient ClientWithCrlAt(RunningServer server, CrlHost host)
    {
        var community = server.Deployment.CommunityA;
        var client = server.Client();
        return client.As(community.Issuing.Issue(community.Leaf(client.Uri) with { CrlUrl = host.Url }));
    }
}
