using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using FastCluster.Contracts.Revocations;
using FastCluster.Pki;
using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Tests.Nodes;
using FastCluster.Silo.Configuration;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Revocation;

namespace FastCluster.ResourceServer.Tests.Bearer;

/// <summary>A resource server that reads status lists of a real authorization server (REV-08, REV-13).</summary>
public sealed class StatusListTests
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("token")]
    [InlineData("client")]
    [InlineData("certificate")]
    [InlineData("anchor")]
    [Requirement("REV-08")]
    [Requirement("REV-13")]
    [Requirement("AT-11")]
    public async Task Token_RevokedWithWhatItNames_IsRefusedWithinTheBoundWithoutACredential(string what)
    {
        await using var own = await OwnNode.StartAsync(WithLists);
        await using var sample = await SampleHost.LaunchAsync(own.Node.Folder, ByLists);
        var (client, token) = await own.Node.GrantAsync();
        var (_, ofAnother) = await own.Node.GrantAsync();
        await sample.UntilAsync(HttpStatusCode.OK, token);
        await sample.UntilAsync(HttpStatusCode.OK, ofAnother);

        await RevokeAsync(own.Node, what, client, token);
        var lag = await sample.UntilAsync(HttpStatusCode.Unauthorized, token);

        Assert.InRange(lag, TimeSpan.Zero, s_bound);
        await sample.UntilAsync(what == "anchor" ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, ofAnother);
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task Token_OfAServerWithoutLists_IsRefused()
    {
        await using var own = await OwnNode.StartAsync();
        await using var sample = await SampleHost.LaunchAsync(own.Node.Folder, ByLists);

        await sample.UntilAsync(HttpStatusCode.Unauthorized, (await own.Node.GrantAsync()).Token);
    }

    [Fact]
    [Requirement("REV-13")]
    [Requirement("REV-12")]
    public async Task Token_WithAList_IsAcceptedByWhoFollowsTheFeed()
    {
        await using var own = await OwnNode.StartAsync(WithLists);
        await using var sample = await SampleHost.StartAsync(own.Node.Folder);

        await sample.UntilAsync(HttpStatusCode.OK, (await own.Node.GrantAsync()).Token);
    }

    [Fact]
    [Requirement("REV-13")]
    [Requirement("AT-08")]
    public async Task Key_Rotated_ListsOfTheNewKeyAreBelieved()
    {
        await using var own = await OwnNode.StartAsync(WithLists);
        await using var sample = await SampleHost.LaunchAsync(own.Node.Folder, ByLists);
        var (client, token) = await own.Node.GrantAsync();
        await sample.UntilAsync(HttpStatusCode.OK, token);

        await own.Node.RotateKeyAsync();
        await own.Node.Client.RevokeAsync(client, token);
        await sample.UntilAsync(HttpStatusCode.Unauthorized, token);

        await sample.UntilAsync(HttpStatusCode.OK, await own.Node.GetTokenAsync(client));
    }

    private static FastClusterOptions WithLists(FastClusterOptions options) =>
        options with
        {
            StatusLists = new()
            {
                Enabled = true,
                Report = TimeSpan.FromSeconds(2),
                TimeToLive = TimeSpan.FromSeconds(2),
            },
        };

    private static void ByLists(FastClusterBearerOptions options)
    {
        options.Revocations = RevocationSource.StatusList;
        options.Credential = null;
        options.KeyCooldown = TimeSpan.FromSeconds(1);
    }

    private static Task RevokeAsync(RunningNode node, string what, TestClient client, string token) =>
        what switch
        {
            "token" => node.Client.RevokeAsync(client, token),
            "client" => node.RevokeAsync(RevocationScope.Client, client.ClientId),
            "certificate" => node.RevokeAsync(RevocationScope.Certificate, IdOf(token, EntityKind.Certificate)),
            "anchor" => node.RevokeAsync(RevocationScope.Anchor, ThumbprintOf(node.Folder.Community.Root.CertifiedKey)),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Unknown."),
        };

    private static string ThumbprintOf(CertifiedKey certified) =>
        Base64Url.EncodeToString(SHA256.HashData(certified.Certificate.Span));

    private static string IdOf(string token, EntityKind kind)
    {
        Assert.True(AccessTokenReader.TryParse(token, out var read));
        return TokenIdentifier.Format(read!.Claims.Entities.First(one => one.Entity.Kind == kind).Entity.Digest);
    }
}
