using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Tokens;
using FastCluster.Durability.Tests.Clients;
using FastCluster.Durability.Tests.Nodes;
using FastCluster.Grains.Revocations;
using FastCluster.Grains.Tokens;
using FastCluster.Silo.Storage;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Durability.Tests.Replay;

/// <summary>When a claim may be recorded without a message to its shard, and when not (ADR 31).</summary>
public sealed class LocalReplayShardsTests : IAsyncLifetime
{
    private const int Lifetime = 300;
    private readonly NodeFolder _folder = NodeFolder.Create(TestCommunity.Now);
    private readonly FakeTimeProvider _clock = new(TestCommunity.Now);
    private InProcessNode _node = null!;

    private long Now => _clock.GetUtcNow().ToUnixTimeSeconds();

    private LocalShard Shard => LocalShard.Of(_node);

    public async Task InitializeAsync() => _node = await InProcessNode.StartAsync(_folder, _clock);

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Shard_OpensWithTheFirstClaimThatItsActorAccepts()
    {
        Assert.False(Shard.TryClaim(Claim(1)));
        await AcceptAsync(Claim(1));

        Assert.True(Shard.TryClaim(Claim(2)));
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Use_RecordedOneWay_IsAReplayTheOther()
    {
        await AcceptAsync(Claim(1));
        Assert.True(Shard.TryClaim(Claim(2)));

        Assert.False(Shard.TryClaim(Claim(1)));
        Assert.False(Shard.TryClaim(Claim(2)));
        Assert.Equal(RejectionReason.JwtReplayed, (await Shard.AskAsync(Claim(2) with { Attempt = 2 })).Reason);
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Use_ClaimedBothWaysAtOnce_CountsOnce()
    {
        await AcceptAsync(Claim(0));
        for (var round = 1; round <= 200; round++)
        {
            var claims = Enumerable.Range(1, 16).Select(number => Claim(round) with { Attempt = (ulong)number });
            var accepted = await Task.WhenAll(claims.Select(claim => Task.Run(() => ClaimEitherWayAsync(claim))));

            Assert.Equal(1, accepted.Count(isAccepted => isAccepted));
        }
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Mark_PastHalfOfItsPeriod_SendsOneClaimToTheActorAndHoldsNobodyUp()
    {
        await AcceptAsync(Claim(1));
        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.False(Shard.TryClaim(Claim(2)));
        Assert.True(Shard.TryClaim(Claim(3)));
        await AcceptAsync(Claim(2));
        _clock.Advance(TimeSpan.FromSeconds(1.5)); // past the first mark
        Assert.True(Shard.TryClaim(Claim(4)));
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Mark_Passed_LeavesEverythingToTheActor()
    {
        await AcceptAsync(Claim(1));
        _clock.Advance(TimeSpan.FromSeconds(4.5));

        Assert.False(Shard.TryClaim(Claim(2)));
        Assert.False(Shard.TryClaim(Claim(3)));
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Claim_ThatIsNotPlain_IsLeftToTheActor()
    {
        await AcceptAsync(Claim(1));

        Assert.False(Shard.TryClaim(Claim(2) with { IssuedAt = Now + 30 }));
        Assert.False(Shard.TryClaim(Claim(2) with { ExpiresAt = Now - 1 }));
        Assert.False(Shard.TryClaim(Claim(2) with { Shards = 17 }));
        Assert.True(Shard.TryClaim(Claim(2)));
    }

    [Fact]
    [Requirement("JWT-16")]
    public async Task Claim_JudgedBeforeItsClientWasCancelled_IsLeftToTheActor()
    {
        const string uri = "https://client.test/cancelled";
        var key = ClientKey.Of(NodeFolder.ServerId, NodeFolder.CommunityUri, uri);
        var client = _node.Grains.GetGrain<IClientGrain>(key.ToGrainKey());
        var judgedOn = new EntityEpoch(new(EntityKind.Client, key.Digest), 0);
        await client.RegisterAsync(Commands.Register(uri, statement: 1, NodeFolder.Scope));
        await AcceptAsync(Claim(1));
        Assert.True(Shard.TryClaim(Claim(2), judgedOn));

        await client.RegisterAsync(Commands.Register(uri, statement: 2, scope: null));

        var next = 3;
        var limit = DateTime.UtcNow.AddSeconds(20); // the index of the node follows the log within a second
        while (Shard.TryClaim(Claim(next++), judgedOn))
        {
            Assert.True(DateTime.UtcNow < limit, "The cancelled client counts still.");
            await Task.Delay(20);
        }

        Assert.True(Shard.TryClaim(Claim(next)));
    }

    /// <summary>A clock that stepped back must not free what was forgotten by the later time.</summary>
    [Fact]
    [Requirement("JWT-14")]
    public async Task Use_ForgottenBeforeTheClockSteppedBack_IsNotTakenAgain()
    {
        var used = Claim(1) with { ExpiresAt = Now + 60 };
        await AcceptAsync(used);
        _clock.Advance(TimeSpan.FromSeconds(70));
        await AcceptAsync(Claim(2));
        _clock.AdjustTime(TestCommunity.Now.AddSeconds(30));

        Assert.False(Shard.TryClaim(used));
        Assert.NotEqual(RejectionReason.None, (await Shard.AskAsync(used)).Reason);
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Shard_TakenUpAgain_IsClosedUntilItsActorAccepts()
    {
        await AcceptAsync(Claim(1));
        await Shard.TakeUpAsync();

        Assert.False(Shard.TryClaim(Claim(2)));
        await AcceptAsync(Claim(2));
        Assert.True(Shard.TryClaim(Claim(3)));
    }

    /// <summary>Its row belongs to another owner: the actor finds that out by its next write, and nothing is open any more.</summary>
    [Fact]
    [Requirement("JWT-13")]
    public async Task Shard_WhoseRowWasTakenOver_Closes()
    {
        await AcceptAsync(Claim(1));
        _node.Guard.BeforeWrite = WriteBeforeAsync;
        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.False(Shard.TryClaim(Claim(2)));
        await Assert.ThrowsAnyAsync<Exception>(() => Shard.AskAsync(Claim(2)));
        Assert.False(Shard.TryClaim(Claim(3)));
    }

    /// <summary>A process that slept between record and answer leaves the answer to the actor, who knows the claim.</summary>
    [Fact]
    [Requirement("JWT-13")]
    public async Task Claim_RecordedAsItsMarkPassed_IsNotAnswered()
    {
        for (var digest = 1; ; digest++)
        {
            await AcceptAsync(Claim(100 + digest));
            var claim = Claim(digest);
            _clock.AutoAdvanceAmount = TimeSpan.FromSeconds(5); // between the two looks at the clock
            Assert.False(Shard.TryClaim(claim));
            _clock.AutoAdvanceAmount = TimeSpan.Zero;

            var other = await Shard.AskAsync(claim with { Attempt = 2 });
            if (other.Reason == RejectionReason.JwtReplayed)
            {
                return;
            }

            Assert.True(digest < 100, "No claim was recorded."); // somebody else looked at the clock before
        }
    }

    [Fact]
    [Requirement("REV-08")]
    public async Task Index_ThatIsNotCurrent_LeavesEverythingToTheActor()
    {
        await AcceptAsync(Claim(1));
        await _node.Services.GetRequiredService<RevocationFollower>().StopAsync(CancellationToken.None);

        await Task.Delay(TimeSpan.FromSeconds(1.5));

        Assert.False(Shard.TryClaim(Claim(2)));
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Use_RecordedInPlace_IsSavedByACleanStop()
    {
        await AcceptAsync(Claim(1));
        Assert.True(Shard.TryClaim(Claim(2)));
        await _node.DisposeAsync();

        _node = await InProcessNode.StartAsync(_folder, _clock);

        Assert.Equal(RejectionReason.JwtReplayed, (await Shard.AskAsync(Claim(2) with { Attempt = 2 })).Reason);
    }

    [Fact]
    [Requirement("JWT-13")]
    public void Set_ThatWasClosed_TakesNothingMore()
    {
        var uses = new ReplaySet();
        var opening = new ReplayOpening(2_000, 1_000, 0, 16, 0, 10);
        var claim = new ReplayClaim(1, 1, 10, SkewSeconds: 0, JudgedOn: [], Shards: 16);
        var entry = ReplayEntry.Of(claim, new());
        Assert.Null(uses.TryAdd(claim, entry, now: 1_000));
        uses.Open(opening);
        Assert.Null(uses.TryAdd(claim, entry, now: 1_000)); // the one that has the mark moved on
        Assert.Same(opening, uses.TryAdd(claim, entry, now: 1_000));

        uses.Close();

        var next = claim with { Digest = 2 };
        Assert.Null(uses.TryAdd(next, ReplayEntry.Of(next, new()), now: 1_000));
        Assert.Single(uses.ToList());
    }

    private async Task<bool> ClaimEitherWayAsync(ReplayClaim claim) =>
        claim.Attempt % 2 == 0 ? (await Shard.AskAsync(claim)).Reason == RejectionReason.None : Shard.TryClaim(claim);

    private async Task WriteBeforeAsync(StateKey key)
    {
        var stored = await _node.Store.ReadAsync(key);
        await _node.Store.WriteAsync(key, stored?.ETag, stored?.Payload);
    }

    private async Task AcceptAsync(ReplayClaim claim) =>
        Assert.Equal(RejectionReason.None, (await Shard.AskAsync(claim)).Reason);

    private ReplayClaim Claim(int digest) =>
        new((UInt128)digest, Now, Now + Lifetime, SkewSeconds: 0, JudgedOn: [], Shards: 16, Attempt: 1);
}
