using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Trust;
using FastCluster.Pki;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Certificates;

/// <summary>What a certificate means for a client: renewal, storage, which community it leads to, what may come along with it.</summary>
public sealed class CertificateTests(RunningServer server) : IClassFixture<RunningServer>
{
    private TestCommunity Community => server.Deployment.CommunityA;

    [Fact]
    [Requirement("X509-10")]
    public async Task Token_RenewedCertificateOfTheSameUri_IsGrantedWithoutRegistration()
    {
        var client = await server.RegisteredClientAsync();

        var renewed = await client.As(IssueWithFreshKey(client.Uri)).TokenAsync();
        var ofAnotherUri = await client.As(IssueWithFreshKey(client.Uri + "/other")).TokenAsync();

        Assert.Equal("200", renewed.Outcome);
        Assert.Equal("400 invalid_client", ofAnotherUri.Outcome);
        Assert.Equal(RejectionReason.CertificateNotBoundToClient, server.ReasonOf(ofAnotherUri));
    }

    [Fact]
    [Requirement("X509-11")]
    public async Task Register_Accepted_KeepsTheCertificate()
    {
        var client = await server.RegisteredClientAsync();
        var first = client.Key;
        var second = IssueWithFreshKey(client.Uri);
        await client.As(second).RegisterAsync();

        var record = await server
            .Grains.GetGrain<IClientGrain>(ClientKey.Of(client.Tenant.Id, Names.CommunityA, client.Uri).ToGrainKey())
            .GetAsync();

        Assert.Equal(
            [second.Certificate.ToArray(), first.Certificate.ToArray()],
            record!.Certificates.Select(one => one.Der)
        );
    }

    [Fact]
    [Requirement("X509-08")]
    public async Task Register_BothUrisOfOneCertificate_AreTwoClients()
    {
        var one = server.Client();
        var key = Community.IssueClient(one.Uri, one.Uri + "/second");
        var (first, second) = (one.As(key), server.Client(uri: one.Uri + "/second").As(key));

        Assert.Equal(("201", "201"), ((await first.RegisterAsync()).Outcome, (await second.RegisterAsync()).Outcome));
        Assert.NotEqual(first.ClientId, second.ClientId);
        Assert.Equal(("200", "200"), ((await first.TokenAsync()).Outcome, (await second.TokenAsync()).Outcome));
    }

    [Fact]
    [Requirement("X509-13")]
    public async Task Register_WithAnotherCommunityInTheQuery_IsOfTheCommunityOfItsAnchor()
    {
        var client = server.Client();
        var url = $"{client.Tenant.RegistrationEndpoint}?community={Names.CommunityB}";

        var answer = await server.PostJsonAsync(url, TestClient.Body(client.Statement().Build()));
        client.ClientId = answer["client_id"]!;

        Assert.Equal(Names.CommunityA, await CommunityOfTokenAsync(client));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Requirement("X509-14")]
    public async Task Register_LeafBelowAnchorsOfTwoCommunities_IsAlwaysOfTheFirst(bool isOtherFirst)
    {
        var communities = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RegisterAsync()));

        Assert.All(communities, community => Assert.Equal(Names.CommunityA, community));

        async Task<string?> RegisterAsync()
        {
            var client = server.Client();
            var key = CrossCertified(client.Uri);
            var member = client.As(isOtherFirst ? key with { Chain = [.. key.Chain.Reverse()] } : key);
            Assert.Equal("201", (await member.RegisterAsync()).Outcome);
            return await CommunityOfTokenAsync(member);
        }
    }

    [Fact]
    [Requirement("X509-14")]
    public async Task Register_LeafBelowAnchorsOfTwoCommunities_IsOfTheOtherWhenTheFirstIsDisabled()
    {
        await using var own = new DisposableServer(await RunningServer.StartAsync());
        var client = own.Server.Client();
        var member = client.As(CrossCertified(client.Uri));
        var first = own.Server.Grains.GetGrain<ITrustCommunityGrain>($"{Tenant.Alpha.Id}/{Names.CommunityA}");

        await first.SetEnabledAsync(false);
        await Eventually.HasOutcomeAsync(
            "400 unapproved_software_statement",
            () => own.Server.Client().RegisterAsync()
        );

        Assert.Equal("201", (await member.RegisterAsync()).Outcome);
        Assert.Equal(Names.CommunityB, await CommunityOfTokenAsync(member));
    }

    [Theory]
    [InlineData("leaf")]
    [InlineData("leaf issuing")]
    [InlineData("leaf issuing root")]
    [InlineData("leaf root issuing")]
    [InlineData("leaf unrelated issuing")]
    [InlineData("leaf issuing garbage")]
    [Requirement("JWT-08")]
    public async Task Chain_WithWhateverAfterTheLeaf_IsAcceptedWhileAPathExists(string chain)
    {
        var client = await server.RegisteredClientAsync();
        var parts = chain.Split(' ').Skip(1).Select(Find);
        var member = client.As(client.Key with { Chain = [.. parts] });

        Assert.Equal(("200", "200"), ((await member.RegisterAsync()).Outcome, (await member.TokenAsync()).Outcome));
    }

    [Fact]
    [Requirement("JWT-08")]
    [Requirement("JWT-07")]
    public async Task Chain_WithTheSignerSecond_IsRefused()
    {
        var client = await server.RegisteredClientAsync();
        var trusted = IssueWithFreshKey(client.Uri);

        var answer = await client.TokenAsync(one =>
            one.WithChain([trusted.Certificate, .. client.Key.CertificateChain])
        );

        Assert.Equal(
            ("400 invalid_client", RejectionReason.JwtSignatureInvalid),
            (answer.Outcome, server.ReasonOf(answer))
        );
    }

    private ReadOnlyMemory<byte> Find(string name) =>
        name switch
        {
            "issuing" => Community.Issuing.Certificate,
            "root" => Community.Root.Certificate,
            "unrelated" => server.Deployment.CommunityB.Issuing.Certificate,
            "garbage" => new byte[] { 0x30, 0 },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Unknown certificate."),
        };

    private CertifiedKey IssueWithFreshKey(string uri) =>
        Community.Issuing.Issue(Community.Leaf(uri) with { Key = null });

    /// <summary>A leaf of community A whose issuing authority the root of community B has certified too.</summary>
    private CertifiedKey CrossCertified(string uri)
    {
        var other = server.Deployment.CommunityB;
        var cross = other.Root.CreateIntermediate(
            Community.AuthorityOptions("issuing") with
            {
                CrlUrl = other.RootCrlUrl,
            }
        );
        var key = Community.IssueClient(uri);
        return key with { Chain = key.Chain.Add(cross.Certificate) };
    }

    private static async Task<string?> CommunityOfTokenAsync(TestClient client) =>
        AccessToken.Read(await client.GetTokenAsync()).Claims.GetProperty("community").GetString();
}
