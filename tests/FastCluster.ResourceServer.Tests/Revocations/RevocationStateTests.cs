using FastCluster.ResourceServer.Revocations;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Tests.Nodes;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Revocation;
using FastCluster.Udap.RevocationFeeds;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.ResourceServer.Tests.Revocations;

public sealed class RevocationStateTests
{
    private const long Far = 4_000_000_000;
    private readonly FakeTimeProvider _clock = new(TestCommunity.Now);
    private readonly RevocationState _state;

    public RevocationStateTests() => _state = new(_clock);

    private long Now => _clock.GetUtcNow().ToUnixTimeSeconds();

    [Fact]
    [Requirement("REV-12")]
    public void Age_BeforeTheFirstPage_IsNotKnown() => Assert.Null(_state.Age);

    [Fact]
    [Requirement("REV-12")]
    public void Age_OfAPage_CountsFromWhenItsRequestLeftPlusHeldMinusConfirmed()
    {
        var sentAt = Moment.Of(_clock);
        _clock.Advance(TimeSpan.FromSeconds(5)); // held for 4 s, under way for 1 s

        _state.Apply(
            Page() with
            {
                Held = TimeSpan.FromSeconds(4),
                ConfirmedAge = TimeSpan.FromMilliseconds(200),
            },
            sentAt
        );

        Assert.Equal(TimeSpan.FromMilliseconds(1200), _state.Age);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(0, true)]
    [Requirement("REV-12")]
    public void Token_WithAnEpoch_IsRevokedBelowTheMinimum(uint epoch, bool isRevoked)
    {
        Apply(Page() with { Epochs = [new(Entity(1), 2, Far)] });

        Assert.Equal(isRevoked, _state.IsRevoked(Token(new EntityEpoch(Entity(1), epoch)), Now));
        Assert.False(_state.IsRevoked(Token(new EntityEpoch(Entity(2), epoch)), Now));
    }

    [Fact]
    [Requirement("REV-12")]
    public void Epoch_OfAnOlderPage_NeverFalls()
    {
        Apply(Page() with { Epochs = [new(Entity(1), 5, Far)] });

        Apply(Page() with { Epochs = [new(Entity(1), 2, Far)] });

        Assert.True(_state.IsRevoked(Token(new EntityEpoch(Entity(1), 4)), Now));
    }

    [Fact]
    [Requirement("REV-12")]
    public void Epoch_AfterItsEnd_SaysNothingSoThatTokensOfTheFirstEpochLive()
    {
        Apply(Page() with { Epochs = [new(Entity(1), 2, Now + 60)] });
        var token = Token(new EntityEpoch(Entity(1), 0));
        Assert.True(_state.IsRevoked(token, Now + 60));

        Assert.False(_state.IsRevoked(token, Now + 61));
    }

    [Fact]
    [Requirement("REV-12")]
    public void TokenId_Revoked_IsDeadUntilItsEnd()
    {
        var token = Token();
        Apply(Page() with { Tokens = [new(TokenDigest.Of("main", token.JwtId), Now + 60)] });

        Assert.True(_state.IsRevoked(token, Now + 60));
        Assert.False(_state.IsRevoked(token, Now + 61));
    }

    [Fact]
    [Requirement("REV-12")]
    public void Snapshot_AfterChanges_KeepsRaisedEntitiesAndReplacesDistrustAndCrls()
    {
        var (leaf, ca, client) = (Leaf(1), Leaf(2), Entity(3));
        Apply(Page() with { Distrusted = [leaf], Crls = [Crl("a", 2)], Epochs = [new(client, 1, Far)] });
        Assert.True(_state.IsRevoked(Token(new EntityEpoch(leaf, 9)), Now));
        Assert.True(_state.IsRevoked(Token(new EntityEpoch(ca, 9)), Now));

        Apply(Page());

        Assert.False(_state.IsRevoked(Token(new EntityEpoch(leaf, 9)), Now));
        Assert.False(_state.IsRevoked(Token(new EntityEpoch(ca, 9)), Now));
        Assert.True(_state.IsRevoked(Token(new EntityEpoch(client, 0)), Now));
    }

    [Fact]
    [Requirement("REV-12")]
    public void Changes_OfOneCrl_ReplaceItsListAlone()
    {
        Apply(Page() with { Crls = [Crl("a", 1), Crl("b", 2)] });

        Apply(Page() with { IsSnapshot = false, Distrusted = null, Crls = [Crl("a", 3)] });

        Assert.Equal(
            [false, true, true],
            new ulong[] { 1, 2, 3 }.Select(one => _state.IsRevoked(Token(new EntityEpoch(Leaf(one), 0)), Now))
        );
    }

    [Fact]
    [Requirement("REV-12")]
    public void Crl_ThatListsADigest_SpeaksOfCertificatesOnly()
    {
        Apply(Page() with { Crls = [Crl("a", 1)] });

        Assert.False(_state.IsRevoked(Token(new EntityEpoch(Entity(1), 0)), Now));
    }

    [Fact]
    [Requirement("REV-12")]
    public void Revocations_WhenTheClockIsSetForthAndBack_StayInForce()
    {
        var clock = new ShiftedClock();
        var state = new RevocationState(clock);
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var (raised, dead) = (Token(new EntityEpoch(Entity(1), 0)), Token() with { JwtId = TokenIdentifier.Format(9) });
        var page = Page() with { Epochs = [new(Entity(1), 1, now + 3720)] };
        state.Apply(page with { Tokens = [new(TokenDigest.Of("main", dead.JwtId), now + 3720)] }, Moment.Of(clock));

        clock.Shift(TimeSpan.FromHours(2));
        state.Apply(Page(), Moment.Of(clock));
        clock.Shift(TimeSpan.FromHours(-2));
        state.Apply(Page(), Moment.Of(clock));

        Assert.True(state.IsRevoked(raised, now));
        Assert.True(state.IsRevoked(dead, now));
    }

    [Fact]
    [Requirement("REV-12")]
    public void Revocations_ThatSayNothingAnyMore_AreForgotten()
    {
        Apply(Page() with { Epochs = [new(Entity(1), 1, Now + 3720)], Tokens = [new(7, Now + 60)] });
        _clock.Advance(TimeSpan.FromSeconds(3700));
        Apply(Page());
        Assert.Equal(2, _state.Count);

        _clock.Advance(TimeSpan.FromMinutes(2));
        Apply(Page());

        Assert.Equal(0, _state.Count);
    }

    [Fact]
    [Requirement("REV-12")]
    public void Age_AfterASleepInWhichTheMonotonicClockStoodStill_IsThatOfTheTimeOfDay()
    {
        var clock = new ShiftedClock();
        var state = new RevocationState(clock);
        state.Apply(Page(), Moment.Of(clock));

        clock.Shift(TimeSpan.FromHours(1));
        Assert.InRange(state.Age!.Value, TimeSpan.FromHours(1), TimeSpan.FromHours(2));
        clock.Shift(TimeSpan.FromHours(-2));

        Assert.InRange(state.Age!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    [Requirement("REV-12")]
    public void Age_OfAPageThatWasHeldForLongerThanItsRequestTook_IsNotBelowZero()
    {
        Apply(Page() with { Held = TimeSpan.FromHours(1) });

        Assert.Equal(TimeSpan.Zero, _state.Age);
    }

    [Fact]
    [Requirement("REV-12")]
    public void Snapshot_DatedBeforeWhatIsKnown_IsNotTakenIn()
    {
        Apply(Page() with { Distrusted = [Leaf(1)], Crls = [Crl("a", 2)] });

        var isTaken = _state.Apply(Page() with { ConfirmedAge = TimeSpan.FromMilliseconds(1) }, Moment.Of(_clock));

        Assert.False(isTaken);
        Assert.True(_state.IsRevoked(Token(new EntityEpoch(Leaf(1), 0)), Now));
        Assert.True(_state.IsRevoked(Token(new EntityEpoch(Leaf(2), 0)), Now));
    }

    [Fact]
    [Requirement("REV-12")]
    public void Changes_DatedBeforeWhatIsKnown_AreTakenInAndMakeItNoOlder()
    {
        Apply(Page());

        Apply(Page() with { IsSnapshot = false, Distrusted = [Leaf(1)], ConfirmedAge = TimeSpan.FromMilliseconds(1) });

        Assert.True(_state.IsRevoked(Token(new EntityEpoch(Leaf(1), 0)), Now));
        Assert.Equal(TimeSpan.Zero, _state.Age);
    }

    private void Apply(FeedPage page) => _state.Apply(page, Moment.Of(_clock));

    private static EntityName Entity(ulong digest) => new(EntityKind.Client, new(0, digest));

    private static EntityName Leaf(ulong digest) => new(EntityKind.Certificate, new(0, digest));

    private static FeedCrl Crl(string id, ulong name)
    {
        var bytes = new byte[FeedCrl.NameLength];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, name);
        return new(id, bytes);
    }

    private AccessTokenClaims Token(params EntityEpoch[] entities) =>
        new()
        {
            Issuer = "https://as.test",
            Subject = "c",
            ClientId = "c",
            Audience = ["https://fhir.test"],
            IssuedAt = _clock.GetUtcNow(),
            ExpiresAt = _clock.GetUtcNow().AddMinutes(5),
            JwtId = TokenIdentifier.Format(7),
            Community = "urn:test",
            FamilyId = TokenIdentifier.Format(8),
            Entities = [.. entities],
            LeafThumbprint = new byte[32],
        };

    private static FeedPage Page() =>
        new()
        {
            Cursor = "c",
            IsSnapshot = true,
            Issuer = "https://as.test",
            ServerId = "main",
            Held = TimeSpan.Zero,
            ConfirmedAge = TimeSpan.Zero,
            Distrusted = [],
        };
}
