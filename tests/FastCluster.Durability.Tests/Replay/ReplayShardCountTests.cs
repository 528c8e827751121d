using FastCluster.Contracts.Tokens;
using FastCluster.Durability.Tests.Nodes;
using FastCluster.Grains.Tokens;
using FastCluster.Udap.Rejections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Durability.Tests.Replay;

/// <summary>
/// Another number of shards gives a <c>jti</c> another owner, so it counts as a crash for every shard (N1). The claim used
/// here belongs to shard 0 of 16, and to the last shard of 17, which never ran before.
/// </summary>
public sealed class ReplayShardCountTests : IDisposable
{
    private const int Lifetime = 300;
    private const int Digest = 16;
    private static readonly TimeSpan s_pastFloor = TimeSpan.FromSeconds(15);
    private readonly NodeFolder _folder = NodeFolder.Create(TestCommunity.Now);
    private readonly FakeTimeProvider _clock = new(TestCommunity.Now);

    private long Now => _clock.GetUtcNow().ToUnixTimeSeconds();

    [Theory]
    [InlineData(17)]
    [InlineData(32)]
    [InlineData(5)]
    [Requirement("JWT-13")]
    public async Task Assertion_UsedUnderAnotherCount_IsRefusedUntilItExpires(int shards)
    {
        string[] used;
        TestClient client;
        await using (var node = await StartAsync(16))
        {
            var first = new DirectCaller(_folder, node, _clock);
            client = (await first.WriteClientsAsync(1))[0];
            used = [.. Enumerable.Range(0, 20).Select(_ => first.Assert(client))];
            var replies = await Task.WhenAll(used.Select(first.RequestTokenAsync));
            Assert.All(replies, reply => Assert.IsType<TokenReply.Issued>(reply));
        }

        await using var other = await StartAsync(shards);
        var caller = new DirectCaller(_folder, other, _clock);

        Assert.All(await Task.WhenAll(used.Select(caller.RequestTokenAsync)), AssertRefused);
        _clock.Advance(s_pastFloor);
        Assert.NotEmpty(await caller.GetTokenAsync(client));
        Assert.All(await Task.WhenAll(used.Select(caller.RequestTokenAsync)), AssertRefused);
        _clock.Advance(TimeSpan.FromSeconds(Lifetime + 60));
        var late = Assert.IsType<TokenReply.Rejected>(await caller.RequestTokenAsync(used[0]));
        Assert.Equal(RejectionReason.JwtExpired, late.Reason);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [Requirement("JWT-13")]
    public async Task Count_Unchanged_RefusesNobody(int shards)
    {
        await using (var node = await StartAsync(shards))
        {
            await AssertAcceptedByAllAsync(node, shards, round: 1);
        }

        await using var second = await StartAsync(shards);

        await AssertAcceptedByAllAsync(second, shards, round: 2);
        Assert.Equal(RejectionReason.JwtReplayed, (await AskAsync(second, 3, Claim(1000 + 3))).Reason);
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task ShardThatNeverRan_AfterAChange_KeepsItsFloorOverFurtherStops()
    {
        var used = await UseAsync(16, Claim(Digest));
        await using (var changed = await StartAsync(17))
        {
            var refused = await AskAsync(changed, 16, used);
            Assert.Equal(RejectionReason.ReplayNotReady, refused.Reason);
            Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(12));
        }

        await using var again = await StartAsync(17);
        Assert.Equal(RejectionReason.ReplayNotReady, (await AskAsync(again, 16, used)).Reason);
        _clock.Advance(s_pastFloor);
        Assert.Equal(RejectionReason.ReplayNotReady, (await AskAsync(again, 16, used)).Reason);
        Assert.Equal(RejectionReason.None, (await AskAsync(again, 16, Claim(33))).Reason);

        await using var crashed = await StartAsync(17, _folder.CopyData("crashed"));
        Assert.Equal(RejectionReason.ReplayNotReady, (await AskAsync(crashed, 16, used)).Reason);
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Count_ChangedTwiceWithoutAClaimBetween_KeepsTheFirstFloor()
    {
        var used = await UseAsync(16, Claim(Digest));
        await UseAsync(2);

        await using var node = await StartAsync(17);

        Assert.Equal(RejectionReason.ReplayNotReady, (await AskAsync(node, 16, used)).Reason);
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task FutureDatedClaim_AfterAChange_IsRememberedThoughPastTheFloor()
    {
        var ahead = Claim(Digest) with { IssuedAt = Now + 60, ExpiresAt = Now + 60 + Lifetime };
        await UseAsync(16, ahead);

        await using var changed = await StartAsync(17);

        Assert.Equal(RejectionReason.JwtReplayed, (await AskAsync(changed, 16, ahead)).Reason);
        Assert.Equal(RejectionReason.None, (await AskAsync(changed, 16, ahead with { Digest = 33 })).Reason);
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Claim_AfterAChangeWithClockSteppedBack_IsRefused()
    {
        var used = await UseAsync(16, Claim(Digest));
        _clock.AdjustTime(TestCommunity.Now.AddMinutes(-1));

        await using var changed = await StartAsync(17);

        Assert.Equal(RejectionReason.ReplayNotReady, (await AskAsync(changed, 16, used)).Reason);
    }

    [Theory]
    [InlineData(16, 0, RejectionReason.JwtReplayed, RejectionReason.None)]
    [InlineData(17, 16, RejectionReason.ReplayNotReady, RejectionReason.ReplayNotReady)]
    [Requirement("JWT-13")]
    public async Task StoreWithoutACount_IsTakenForTheDefault(
        int shards,
        int shard,
        RejectionReason replayed,
        RejectionReason fresh
    )
    {
        var used = await UseAsync(16, Claim(Digest));
        ForgetCount();

        await using var node = await StartAsync(shards);

        Assert.Equal(replayed, (await AskAsync(node, shard, used)).Reason);
        Assert.Equal(fresh, (await AskAsync(node, shard, Claim(Digest * 17))).Reason);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>One clean run, with claims at shard 0.</summary>
    private async Task<ReplayClaim> UseAsync(int shards, params ReplayClaim[] claims)
    {
        await using var node = await StartAsync(shards);
        foreach (var claim in claims)
        {
            Assert.Equal(RejectionReason.None, (await AskAsync(node, 0, claim)).Reason);
        }

        return claims.Length > 0 ? claims[0] : Claim(0);
    }

    private async Task AssertAcceptedByAllAsync(InProcessNode node, int shards, int round)
    {
        var verdicts = await Task.WhenAll(
            Enumerable.Range(0, shards).Select(shard => AskAsync(node, shard, Claim((round * 1000) + shard)))
        );
        Assert.All(verdicts, verdict => Assert.Equal(RejectionReason.None, verdict.Reason));
    }

    private static void AssertRefused(TokenReply reply)
    {
        var refused = Assert.IsType<TokenReply.Rejected>(reply);
        Assert.Contains(refused.Reason, new[] { RejectionReason.ReplayNotReady, RejectionReason.JwtReplayed });
    }

    /// <summary>What an earlier version of the program left: claims, and no row that names the count.</summary>
    private void ForgetCount()
    {
        var file = Path.Combine(_folder.Data, "store", "fastcluster.db");
        using var store = new SqliteConnection($"Data Source={file};Pooling=False");
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = "DELETE FROM states WHERE grain_type = 'replay-layout'";
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private ReplayClaim Claim(int digest) =>
        new((UInt128)digest, Now, Now + Lifetime, SkewSeconds: 0, JudgedOn: [], Shards: 0);

    private Task<InProcessNode> StartAsync(int shards, string? dataFolder = null) =>
        InProcessNode.StartAsync(
            _folder,
            _clock,
            dataFolder,
            options => options with { Replay = new() { Shards = shards } }
        );

    /// <summary>Claims as the node itself does: by its own number of shards.</summary>
    private static Task<ReplayVerdict> AskAsync(InProcessNode node, int shard, ReplayClaim claim) =>
        node
            .Grains.GetGrain<IReplayShardGrain>($"{NodeFolder.ServerId}/{shard}")
            .ClaimAsync(
                claim with
                {
                    Shards = node.Services.GetRequiredService<IOptions<ReplayOptions>>().Value.Shards,
                }
            );
}
