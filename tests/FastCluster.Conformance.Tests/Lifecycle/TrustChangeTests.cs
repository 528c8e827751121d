using System.Buffers.Text;
using System.Security.Cryptography;
using FastCluster.Contracts.Trust;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Lifecycle;

public sealed class TrustChangeTests : IAsyncLifetime
{
    private readonly RunningServer _server = new();

    private TestCommunity Community => _server.Deployment.CommunityA;

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    [Requirement("X509-04")]
    [Requirement("REV-12")]
    [Requirement("REG-06")]
    [VectorCase("revoke-leaf")]
    public async Task Leaf_OnANewerCrl_EndsRequestsRegistrationsAndTokens()
    {
        var revoked = await _server.RegisteredClientAsync();
        var other = await _server.RegisteredClientAsync();
        var token = await revoked.GetTokenAsync();

        Community.Issuing.Revoke(revoked.Key.SerialNumber, TestCommunity.Now);
        _server.Deployment.PublishIssuingCrl(Community, 2);
        Assert.Equal(RejectionReason.None, await _server.RefreshCrlAsync(Community.IssuingCrlUrl));

        await Eventually.HasOutcomeAsync("400 invalid_client", () => revoked.TokenAsync());
        Assert.Equal("400 unapproved_software_statement", (await revoked.RegisterAsync()).Outcome);
        await Eventually.DiesAsync(_server.ResourceServer(), token);
        Assert.Equal("200", (await other.TokenAsync()).Outcome);
    }

    [Fact]
    [Requirement("X509-04")]
    public async Task Intermediate_OnANewerCrl_EndsEverythingBelow()
    {
        var client = await _server.RegisteredClientAsync();

        Community.Root.Revoke(Community.Issuing.CertifiedKey.SerialNumber, TestCommunity.Now);
        _server.Deployment.PublishRootCrl(Community, 2);
        Assert.Equal(RejectionReason.None, await _server.RefreshCrlAsync(Community.RootCrlUrl));

        await Eventually.HasOutcomeAsync("400 invalid_client", () => client.TokenAsync());
        Assert.Equal("400 unapproved_software_statement", (await _server.Client().RegisterAsync()).Outcome);
    }

    [Fact]
    [Requirement("X509-06")]
    public async Task Crl_PastItsNextUpdate_ClosesTheCommunity()
    {
        var client = await _server.RegisteredClientAsync();

        _server.Clock.Advance(TimeSpan.FromDays(31));
        var answer = await client.TokenAsync();

        Assert.Equal("503 temporarily_unavailable", answer.Outcome);
        Assert.Contains("Retry-After", answer.Headers.Keys);
    }

    [Fact]
    [Requirement("X509-06")]
    public async Task Crl_OlderForeignFutureOrBroken_IsNotTakenOverAndTheAcceptedOneStays()
    {
        var client = await _server.RegisteredClientAsync();
        var stranger = TestCommunity.Create("nobody-knows");
        var future = Community.Issuing.BuildCrl(3, TestCommunity.Now.AddHours(1), TestCommunity.Now.AddDays(1));
        _server.Deployment.PublishIssuingCrl(Community, 2);
        Assert.Equal(RejectionReason.None, await _server.RefreshCrlAsync(Community.IssuingCrlUrl));

        Assert.Equal(RejectionReason.CrlNumberFell, await OfferAsync(Community.BuildIssuingCrl(1)));
        Assert.Equal(RejectionReason.CrlSignatureInvalid, await OfferAsync(stranger.BuildIssuingCrl(3)));
        Assert.Equal(RejectionReason.CrlMalformed, await OfferAsync([0x30, 0]));
        Assert.Equal(RejectionReason.CrlNotCurrent, await OfferAsync(future));

        Assert.Equal("200", (await client.TokenAsync()).Outcome);
    }

    private Task<RejectionReason> OfferAsync(byte[] crl)
    {
        _server.Deployment.PublishIssuingCrl(Community, crl);
        return _server.RefreshCrlAsync(Community.IssuingCrlUrl);
    }

    [Fact]
    [Requirement("X509-15")]
    [VectorCase("disable-anchor")]
    public async Task Community_Disabled_EndsRegistrationsAndRequestsAtOnce()
    {
        var client = await _server.RegisteredClientAsync();
        var inB = await _server.RegisteredClientAsync(_server.Deployment.CommunityB);
        var community = _server.Grains.GetGrain<ITrustCommunityGrain>($"{Tenant.Alpha.Id}/{Names.CommunityA}");

        await community.SetEnabledAsync(false);
        await Eventually.HasOutcomeAsync("400 invalid_client", () => client.TokenAsync());
        var tokens = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.TokenAsync()));
        var registration = await _server.Client().RegisterAsync();

        Assert.All(tokens, answer => Assert.Equal("400 invalid_client", answer.Outcome));
        Assert.Equal("400 unapproved_software_statement", registration.Outcome);
        Assert.Equal("200", (await inB.TokenAsync()).Outcome);
    }

    [Fact]
    [Requirement("X509-15")]
    [Requirement("REV-12")]
    public async Task Anchor_Retired_EndsRegistrationsRequestsAndTokens()
    {
        var client = await _server.RegisteredClientAsync();
        var inB = await _server.RegisteredClientAsync(_server.Deployment.CommunityB);
        var (token, tokenOfB) = (await client.GetTokenAsync(), await inB.GetTokenAsync());
        var name = Base64Url.EncodeToString(SHA256.HashData(_server.Deployment.CommunityB.Root.Certificate.Span));

        await _server.Grains.GetGrain<ITrustAnchorGrain>($"{Tenant.Alpha.Id}/{name}").SetEnabledAsync(false);

        await Eventually.HasOutcomeAsync("400 invalid_client", () => inB.TokenAsync());
        Assert.Equal("400 unapproved_software_statement", (await inB.RegisterAsync()).Outcome);
        await Eventually.DiesAsync(_server.ResourceServer(), tokenOfB);
        Assert.True(await _server.ResourceServer().IsActiveAsync(token));
    }
}
