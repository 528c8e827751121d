using System.Net;
using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Tests.Nodes;

namespace FastCluster.ResourceServer.Tests.Bearer;

/// <summary>What a resource server does while its authorization server, a process of its own, is away (N12).</summary>
public sealed class OutageTests
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(6);

    [Fact]
    [Requirement("REV-12")]
    [Requirement("AT-11")]
    public async Task Server_Killed_TokensAreAcceptedUntilTheBoundThenRefusedAndAcceptedAgainWhenItIsBack()
    {
        using var folder = NodeFolder.Create();
        using var client = new UdapClient(folder);
        var node = await NodeProcess.StartAsync(folder);
        try
        {
            await using var strict = await SampleHost.StartAsync(folder, Bounded);
            await using var lenient = await SampleHost.StartAsync(folder, Lenient);
            var (asker, token) = await GrantAsync(client, folder);
            Assert.Equal(HttpStatusCode.OK, (await strict.GetAsync(token)).Status);
            Assert.Equal(HttpStatusCode.OK, (await lenient.GetAsync(token)).Status);

            await node.KillAsync();
            var justAfter = await strict.GetAsync(token);
            var untilRefused = await strict.UntilAsync(HttpStatusCode.ServiceUnavailable, token);
            var afterwards = await strict.GetAsync(token);
            var goesOn = await lenient.GetAsync(token);
            node.Dispose();
            node = await NodeProcess.StartAsync(folder);
            await strict.UntilAsync(HttpStatusCode.OK, token);
            await Eventually.TrueAsync(
                async () => (await client.RevokeAsync(asker, token)).IsSuccess,
                "a revocation once the node claims assertions again"
            );
            var untilRevoked = await strict.UntilAsync(HttpStatusCode.Unauthorized, token);
            await lenient.UntilAsync(HttpStatusCode.Unauthorized, token);

            Assert.Equal(HttpStatusCode.OK, justAfter.Status);
            Assert.InRange(untilRefused, TimeSpan.FromMilliseconds(1), s_bound + TimeSpan.FromSeconds(1));
            Assert.Equal(TimeSpan.FromSeconds(1), afterwards.RetryAfter);
            Assert.Equal(string.Empty, afterwards.Challenge);
            Assert.Equal(HttpStatusCode.OK, goesOn.Status);
            Assert.InRange(untilRevoked, TimeSpan.Zero, s_bound);
        }
        finally
        {
            node.Dispose();
        }
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Server_AwayAtTheStart_NothingIsAcceptedUntilItIsThere()
    {
        using var folder = NodeFolder.Create();
        using var client = new UdapClient(folder);
        var node = await NodeProcess.StartAsync(folder);
        try
        {
            var (_, token) = await GrantAsync(client, folder);
            await node.KillAsync();
            await using var strict = await SampleHost.LaunchAsync(folder, Bounded);
            await using var lenient = await SampleHost.LaunchAsync(folder, Lenient);

            var early = new[] { await strict.GetAsync(token), await lenient.GetAsync(token) };
            node.Dispose();
            node = await NodeProcess.StartAsync(folder);
            await strict.UntilAsync(HttpStatusCode.OK, token);
            await lenient.UntilAsync(HttpStatusCode.OK, token);

            Assert.All(early, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status));
            Assert.All(early, answer => Assert.Equal(TimeSpan.FromSeconds(1), answer.RetryAfter));
        }
        finally
        {
            node.Dispose();
        }
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Server_Frozen_TokensAreRefusedBeyondTheBoundThoughTheConnectionStays()
    {
        using var folder = NodeFolder.Create();
        using var client = new UdapClient(folder);
        using var node = await NodeProcess.StartAsync(folder);
        await using var strict = await SampleHost.StartAsync(folder, Bounded);
        var (_, token) = await GrantAsync(client, folder);

        node.Freeze();
        var untilRefused = await strict.UntilAsync(HttpStatusCode.ServiceUnavailable, token);
        node.Thaw();
        await strict.UntilAsync(HttpStatusCode.OK, token);

        Assert.InRange(untilRefused, TimeSpan.Zero, s_bound + TimeSpan.FromSeconds(1));
    }

    private static void Bounded(FastClusterBearerOptions options)
    {
        options.StalenessBound = s_bound;
        options.PollWait = TimeSpan.FromSeconds(2);
        options.KeyCooldown = TimeSpan.FromSeconds(1);
    }

    private static void Lenient(FastClusterBearerOptions options)
    {
        Bounded(options);
        options.WhenStale = WhenStale.Accept;
    }

    private static async Task<(TestClient Client, string Token)> GrantAsync(UdapClient client, NodeFolder folder)
    {
        var asker = TestClient.Create(folder.Community, Guid.NewGuid().ToString("N"));
        asker = asker with { ClientId = (await client.RegisterAsync(asker)).Member("client_id")! };
        var answer = await client.RequestTokenAsync(client.Assert(asker));
        return (asker, answer.Member("access_token") ?? throw new InvalidOperationException($"{answer}"));
    }
}
