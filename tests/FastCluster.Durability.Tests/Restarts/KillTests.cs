namespace FastCluster.Durability.Tests.Restarts;

/// <summary>What a <c>kill -9</c> under load leaves behind (N1, N2, design 6).</summary>
public sealed class KillTests
{
    private static readonly int s_rounds = Effort.Of("FASTCLUSTER_KILL_ROUNDS", usual: 2);

    [Fact]
    [Requirement("JWT-13")]
    [Requirement("TOK-27")]
    public async Task Server_KilledUnderLoad_KeepsWhatItAcknowledged()
    {
        using var folder = NodeFolder.Create();
        using var client = new UdapClient(folder);
        var server = await NodeProcess.StartAsync(folder);
        try
        {
            for (var round = 0; round < s_rounds; round++)
            {
                using var load = new MixedLoad(client, folder.Community, $"round-{round}");
                var run = load.RunAsync();
                await load.ReachAsync(20, run);
                await server.KillAsync();
                await load.EndAsync();
                await run;
                server.Dispose();
                server = await NodeProcess.StartAsync(folder);
                await VerifyAsync(client, load.Acknowledged);
            }
        }
        finally
        {
            server.Dispose();
        }
    }

    private static async Task VerifyAsync(UdapClient client, Acknowledgements acknowledged)
    {
        await RefuseReplaysAsync(client, acknowledged);
        await Task.WhenAll(acknowledged.Registered.Select(one => Retries.GetTokenInTimeAsync(client, one)));
        await RefuseReplaysAsync(client, acknowledged);
        foreach (var token in acknowledged.RevokedTokens)
        {
            var answer = await Retries.IntrospectInTimeAsync(client, token);
            Assert.False(answer.IsActive, "A revoked token lives again.");
        }

        foreach (var cancelled in acknowledged.Cancelled)
        {
            var answer = await client.RequestTokenAsync(client.Assert(cancelled));
            Assert.Equal("invalid_client", answer.Error);
        }
    }

    private static async Task RefuseReplaysAsync(UdapClient client, Acknowledgements acknowledged)
    {
        foreach (var assertion in acknowledged.AcceptedAssertions)
        {
            var answer = await client.RequestTokenAsync(assertion);
            Assert.False(answer.IsSuccess, "An assertion was accepted twice.");
        }
    }
}
