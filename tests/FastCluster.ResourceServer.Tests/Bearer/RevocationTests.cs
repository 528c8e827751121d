using System.Net;
using FastCluster.Contracts.Revocations;
using FastCluster.ResourceServer.Tests.Nodes;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Revocation;

namespace FastCluster.ResourceServer.Tests.Bearer;

/// <summary>Whatever kills a token at the authorization server kills it here within the bound, kept or not (N12).</summary>
public sealed class RevocationTests(RunningNode node) : IClassFixture<RunningNode>
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("token")]
    [InlineData("client")]
    [InlineData("family")]
    [InlineData("cancellation")]
    [InlineData("certificate")]
    [InlineData("crl")]
    [Requirement("REV-12")]
    [Requirement("AT-11")]
    public async Task Token_RevokedWithWhatItNames_IsRefusedWithinTheBoundWhetherKeptOrNot(string what)
    {
        await using var sample = await SampleHost.StartAsync(node.Folder);
        var (client, kept) = await node.GrantAsync();
        var unseen = what == "token" ? kept : await node.GetTokenAsync(client);
        var (_, ofAnother) = await node.GrantAsync();
        Assert.Equal(HttpStatusCode.OK, (await sample.GetAsync(kept)).Status);

        await RevokeAsync(what, client, kept);
        var lag = await sample.UntilAsync(HttpStatusCode.Unauthorized, kept);

        Assert.InRange(lag, TimeSpan.Zero, s_bound);
        Assert.Equal(HttpStatusCode.Unauthorized, (await sample.GetAsync(unseen)).Status);
        Assert.Equal(HttpStatusCode.OK, (await sample.GetAsync(ofAnother)).Status);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Tokens_BelowARevokedAuthority_AreRefusedAndNewOnesOnceItIsTrustedAgain()
    {
        await using var own = await OwnNode.StartAsync();
        await using var sample = await SampleHost.StartAsync(
            own.Node.Folder,
            options => options.Credential = SampleHost.CredentialBelowTheRoot(own.Node.Folder)
        );
        var (client, token) = await own.Node.GrantAsync();
        var authority = IdOf(token, EntityKind.CaCertificate);
        Assert.Equal(HttpStatusCode.OK, (await sample.GetAsync(token)).Status);

        await own.Node.RevokeAsync(RevocationScope.Ca, authority);
        var lag = await sample.UntilAsync(HttpStatusCode.Unauthorized, token);
        await own.Node.ReinstateAsync(RevocationScope.Ca, authority);
        var later = await own.Node.GetTokenAsync(client);
        await sample.UntilAsync(HttpStatusCode.OK, later);

        Assert.InRange(lag, TimeSpan.Zero, s_bound);
        Assert.Equal(HttpStatusCode.Unauthorized, (await sample.GetAsync(token)).Status);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task ResourceServer_WhoseOwnAuthorityIsRevoked_LetsNobodyInBeyondTheBound()
    {
        await using var own = await OwnNode.StartAsync();
        await using var sample = await SampleHost.StartAsync(own.Node.Folder);
        var (_, token) = await own.Node.GrantAsync();
        Assert.Equal(HttpStatusCode.OK, (await sample.GetAsync(token)).Status);

        await own.Node.RevokeAsync(RevocationScope.Ca, IdOf(token, EntityKind.CaCertificate));
        await Eventually.TrueAsync(async () => (await sample.GetAsync(token)).Status != HttpStatusCode.OK, "a refusal");
        await Task.Delay(s_bound, TimeProvider.System);

        Assert.NotEqual(HttpStatusCode.OK, (await sample.GetAsync(token)).Status);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Token_RevokedBeforeTheResourceServerStarts_IsRefusedFromItsFirstAnswerOn()
    {
        var (client, token) = await node.GrantAsync();
        await node.Client.RevokeAsync(client, token);

        await using var sample = await SampleHost.StartAsync(node.Folder);

        Assert.Equal(HttpStatusCode.Unauthorized, (await sample.GetAsync(token)).Status);
    }

    private Task RevokeAsync(string what, TestClient client, string token) =>
        what switch
        {
            "token" => node.Client.RevokeAsync(client, token),
            "cancellation" => node.Client.CancelAsync(client),
            "client" => node.RevokeAsync(RevocationScope.Client, client.ClientId),
            "family" => node.RevokeAsync(RevocationScope.Family, ClaimsOf(token).FamilyId),
            "certificate" => node.RevokeAsync(RevocationScope.Certificate, IdOf(token, EntityKind.Certificate)),
            "crl" => node.ListOnCrlAsync(client, number: 2),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Unknown."),
        };

    private static string IdOf(string token, EntityKind kind) =>
        TokenIdentifier.Format(ClaimsOf(token).Entities.First(one => one.Entity.Kind == kind).Entity.Digest);

    private static AccessTokenClaims ClaimsOf(string token)
    {
        Assert.True(AccessTokenReader.TryParse(token, out var read));
        return read!.Claims;
    }
}
