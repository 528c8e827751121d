using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Revocations;
using FastCluster.Pki;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Reasons;

/// <summary>Every way in which a certificate or its path is refused, at registration and at the token endpoint.</summary>
public sealed class PathReasonTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly Dictionary<RejectionReason, Func<LeafOptions, LeafOptions>> s_leaves = new()
    {
        [RejectionReason.CertificateExpired] = leaf => leaf with { NotAfter = TestCommunity.Now.AddSeconds(-1) },
        [RejectionReason.CertificateNotYetValid] = leaf => leaf with { NotBefore = TestCommunity.Now.AddSeconds(1) },
        [RejectionReason.RevocationUnknown] = leaf => leaf with { CrlUrl = null },
        [RejectionReason.CertificateWeakKey] = leaf => leaf with { Key = null, KeyAlgorithm = KeyAlgorithm.Rsa1024 },
        [RejectionReason.CertificateWeakSignature] = leaf => leaf with { Hash = HashAlgorithmName.SHA1 },
        [RejectionReason.CertificateAlgorithmNotSupported] = leaf => leaf with { Hash = HashAlgorithmName.SHA3_256 },
        [RejectionReason.CertificateKeyUsage] = leaf => leaf with { KeyUsage = X509KeyUsageFlags.KeyEncipherment },
        [RejectionReason.PathInvalid] = leaf => leaf with { HasUnknownCriticalExtension = true },
    };

    public static TheoryData<RejectionReason> Leaves => [.. s_leaves.Keys];

    private TestCommunity Community => server.Deployment.CommunityA;

    [Theory]
    [MemberData(nameof(Leaves))]
    [Requirement("X509-05")]
    [Requirement("REG-06")]
    public async Task Leaf_Unacceptable_IsRefusedAtBothEndpoints(RejectionReason reason)
    {
        var client = await server.RegisteredClientAsync();
        var faulty = client.As(Community.Issuing.Issue(s_leaves[reason](Community.Leaf(client.Uri))));

        await AssertRefusedAsync(reason, faulty);
    }

    [Fact]
    [Requirement("X509-05")]
    [Requirement("X509-12")]
    public async Task Leaf_OfAnUnknownRoot_IsRefusedAtBothEndpointsEvenWithThatRoot()
    {
        var client = await server.RegisteredClientAsync();
        var unknown = TestCommunity.Create("nobody-knows");
        var key = unknown.IssueClient(client.Uri);

        await AssertRefusedAsync(RejectionReason.PathNotFound, client.As(key));
        await AssertRefusedAsync(
            RejectionReason.PathNotFound,
            client.As(key with { Chain = key.Chain.Add(unknown.Root.Certificate) })
        );
    }

    [Fact]
    [Requirement("X509-05")]
    [Requirement("REV-12")]
    public async Task Leaf_DistrustedByTheOperator_IsRefusedAtBothEndpoints()
    {
        var client = await server.RegisteredClientAsync();
        var key = ClientKey.Of(client.Tenant.Id, Names.CommunityA, client.Uri).ToGrainKey();
        var record = await server.Grains.GetGrain<IClientGrain>(key).GetAsync();

        await server.RevokeAsync(RevocationScope.Certificate, record!.Certificates[0].Name);

        await Eventually.HasOutcomeAsync("400 invalid_client", () => client.TokenAsync());
        await AssertRefusedAsync(RejectionReason.CertificateDistrusted, client);
    }

    [Fact]
    [Requirement("X509-06")]
    [Requirement("X509-16")]
    public async Task Leaf_WhoseCrlWasNeverSeen_IsAskedToComeAgainAndNothingOnLoopbackIsFetched()
    {
        await using var host = new CrlHost();
        var client = await server.RegisteredClientAsync();
        var pending = client.As(Community.Issuing.Issue(Community.Leaf(client.Uri) with { CrlUrl = host.Url }));

        Answer[] answers = [await pending.RegisterAsync(), await pending.TokenAsync(), await pending.TokenAsync()];

        Assert.All(answers, answer => Assert.Equal("503 temporarily_unavailable", answer.Outcome));
        Assert.All(answers, answer => Assert.Contains("Retry-After", answer.Headers.Keys));
        Assert.All(answers, answer => Assert.Equal(RejectionReason.RevocationPending, server.ReasonOf(answer)));
        Assert.Equal(0, host.Visits);
    }

    private async Task AssertRefusedAsync(RejectionReason reason, TestClient client)
    {
        var registered = await client.RegisterAsync();
        var token = await client.TokenAsync();

        Assert.Equal(("400 unapproved_software_statement", reason), (registered.Outcome, server.ReasonOf(registered)));
        Assert.Equal(("400 invalid_client", reason), (token.Outcome, server.ReasonOf(token)));
    }
}
