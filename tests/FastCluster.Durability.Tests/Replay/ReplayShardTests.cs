using FastCluster.Contracts.Tokens;
using FastCluster.Durability.Tests.Nodes;
using FastCluster.Udap.Rejections;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Durability.Tests.Replay;

/// <summary>
/// What a replay shard remembers over time, clean stops and crashes (design 5, N1): the same however a claim reaches it.
/// </summary>
public abstract class ReplayShardTests : IDisposable
{
    private const int Lifetime = 300;
    private static readonly TimeSpan s_pastFloor = TimeSpan.FromSeconds(15);
    private readonly NodeFolder _folder = NodeFolder.Create(TestCommunity.Now);
    private readonly FakeTimeProvider _clock = new(TestCommunity.Now);

    private long Now => _clock.GetUtcNow().ToUnixTimeSeconds();

    [Fact]
    [Requirement("JWT-13")]
    public async Task Claim_AfterCrash_IsRefusedUntilTheFloorHasPassed()
    {
        await using var node = await StartAsync();
        var used = Claim(1);
        Assert.Equal(RejectionReason.None, (await AskAsync(node, used)).Reason);

        await using var successor = await StartAsync(_folder.CopyData("crashed"));

        var early = await AskAsync(successor, Claim(2));
        Assert.Equal(RejectionReason.ReplayNotReady, early.Reason);
        Assert.InRange(early.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(12));
        _clock.Advance(early.RetryAfter.Value);
        var fresh = await AskAsync(successor, Claim(3));
        Assert.Equal((RejectionReason.None, false), (fresh.Reason, fresh.IsUnknowable));
        var lost = await AskAsync(successor, used);
        Assert.Equal((RejectionReason.ReplayNotReady, true), (lost.Reason, lost.IsUnknowable));
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Claim_AfterCrashAndLaterCleanStop_IsStillRefused()
    {
        await using var node = await StartAsync();
        var used = Claim(1);
        await AskAsync(node, used);
        var crashed = _folder.CopyData("crashed");
        await using (var successor = await StartAsync(crashed))
        {
            _clock.Advance(s_pastFloor);
            Assert.Equal(RejectionReason.None, (await AskAsync(successor, Claim(2))).Reason);
        }

        await using var restarted = await StartAsync(crashed);

        Assert.Equal(RejectionReason.None, (await AskAsync(restarted, Claim(3))).Reason);
        Assert.Equal(RejectionReason.ReplayNotReady, (await AskAsync(restarted, used)).Reason);
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task SavedSet_OfACleanStop_IsTrustedOnce()
    {
        var used = Claim(1);
        await using (var node = await StartAsync())
        {
            await AskAsync(node, used);
        }

        await using var second = await StartAsync();
        Assert.Equal(RejectionReason.JwtReplayed, (await AskAsync(second, used)).Reason);
        var later = Claim(2);
        Assert.Equal(RejectionReason.None, (await AskAsync(second, later)).Reason);

        await using var crashed = await StartAsync(_folder.CopyData("crashed"));
        Assert.Equal(RejectionReason.ReplayNotReady, (await AskAsync(crashed, used)).Reason);
        Assert.Equal(RejectionReason.ReplayNotReady, (await AskAsync(crashed, later)).Reason);
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task FutureDatedClaim_AfterCrash_IsRememberedThoughPastTheFloor()
    {
        await using var node = await StartAsync();
        var ahead = Claim(1) with { IssuedAt = Now + 60, ExpiresAt = Now + 60 + Lifetime };
        Assert.Equal(RejectionReason.None, (await AskAsync(node, ahead)).Reason);

        await using var successor = await StartAsync(_folder.CopyData("crashed"));

        Assert.Equal(RejectionReason.JwtReplayed, (await AskAsync(successor, ahead)).Reason);
        var other = ahead with { Digest = 2 };
        Assert.Equal(RejectionReason.None, (await AskAsync(successor, other)).Reason);
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Claim_AfterCrashWithClockSteppedBack_IsRefused()
    {
        await using var node = await StartAsync();
        var used = Claim(1);
        await AskAsync(node, used);
        _clock.AdjustTime(TestCommunity.Now.AddMinutes(-1));

        await using var successor = await StartAsync(_folder.CopyData("crashed"));

        Assert.Equal(RejectionReason.ReplayNotReady, (await AskAsync(successor, used)).Reason);
    }

    [Fact]
    [Requirement("JWT-14")]
    public async Task Claim_AfterEndAndSkewAndClockBounds_IsFreeAgain()
    {
        await using var node = await StartAsync();
        var used = Claim(1) with { SkewSeconds = 30 };
        await AskAsync(node, used);

        _clock.Advance(TimeSpan.FromSeconds(Lifetime + 30));
        Assert.Equal(RejectionReason.JwtReplayed, (await AskAsync(node, used)).Reason);
        Assert.Equal(RejectionReason.JwtReplayed, (await AskAsync(node, Claim(1))).Reason);
        _clock.Advance(TimeSpan.FromSeconds(13));
        Assert.Equal(RejectionReason.JwtExpired, (await AskAsync(node, used)).Reason);
        Assert.Equal(RejectionReason.None, (await AskAsync(node, Claim(1))).Reason);
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Shard_AtItsCapacity_RefusesForNowAndForgetsNothing()
    {
        const int capacity = 1_000;
        await using var node = await InProcessNode.StartAsync(
            _folder,
            _clock,
            change: options => options with { Replay = new() { Capacity = capacity } }
        );
        var answers = await Task.WhenAll(Enumerable.Range(0, capacity).Select(number => AskAsync(node, Claim(number))));
        Assert.All(answers, answer => Assert.Equal(RejectionReason.None, answer.Reason));

        var surplus = await AskAsync(node, Claim(capacity));

        Assert.Equal(RejectionReason.ReplayNotReady, surplus.Reason);
        Assert.True(surplus.RetryAfter > TimeSpan.Zero);
        Assert.Equal(RejectionReason.JwtReplayed, (await AskAsync(node, Claim(0))).Reason);
        _clock.Advance(TimeSpan.FromSeconds(Lifetime + 15));
        Assert.Equal(RejectionReason.None, (await AskAsync(node, Claim(capacity))).Reason);
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Claim_SentAgainAsItsAnswerWasLost_CountsOnce()
    {
        var claim = Claim(1) with { Attempt = 7 };
        await using (var node = await StartAsync())
        {
            Assert.Equal(RejectionReason.None, (await AskAsync(node, claim)).Reason);
            Assert.Equal(RejectionReason.None, (await AskAsync(node, claim)).Reason);
            Assert.Equal(RejectionReason.JwtReplayed, (await AskAsync(node, claim with { Attempt = 8 })).Reason);
            Assert.Equal(RejectionReason.JwtReplayed, (await AskAsync(node, Claim(1))).Reason);
        }

        await using var next = await StartAsync();
        Assert.Equal(RejectionReason.None, (await AskAsync(next, claim)).Reason);
        Assert.Equal(RejectionReason.JwtReplayed, (await AskAsync(next, claim with { Attempt = 8 })).Reason);
        Assert.Equal(RejectionReason.None, (await AskAsync(next, Claim(2))).Reason);
        Assert.Equal(RejectionReason.JwtReplayed, (await AskAsync(next, Claim(2))).Reason);
    }

    [Fact]
    [Requirement("TOK-28")]
    public async Task FutureDatedClaim_SentAgain_IsNotTakenForStored()
    {
        await using var node = await StartAsync();
        var claim = Claim(1) with { IssuedAt = Now + 30, Attempt = 7 };

        Assert.Equal(RejectionReason.None, (await AskAsync(node, claim)).Reason);
        Assert.Equal(RejectionReason.ReplayNotReady, (await AskAsync(node, claim)).Reason);
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Sends a claim to shard 0.</summary>
    private protected abstract Task<ReplayVerdict> AskAsync(InProcessNode node, ReplayClaim claim);

    private ReplayClaim Claim(int digest) =>
        new((UInt128)digest, Now, Now + Lifetime, SkewSeconds: 0, JudgedOn: [], Shards: 16);

    private Task<InProcessNode> StartAsync(string? dataFolder = null) =>
        InProcessNode.StartAsync(_folder, _clock, dataFolder);
}
