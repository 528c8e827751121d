using FastCluster.ResourceServer.Tokens;
using FastCluster.Udap.AccessTokens;

namespace FastCluster.ResourceServer.Tests.Tokens;

public sealed class VerifiedTokenCacheTests
{
    private readonly VerifiedTokenCache _cache = new(10);

    [Fact]
    public void Token_Kept_IsFound()
    {
        var token = Token();
        _cache.Keep(Hash(1), token);

        Assert.True(_cache.TryFind(Hash(1), out var found));
        Assert.Same(token, found);
        Assert.False(_cache.TryFind(Hash(2), out _));
    }

    [Fact]
    public void Cache_WithManyTokens_StaysWithinItsSize()
    {
        for (var number = 0; number < 1000; number++)
        {
            _cache.Keep(Hash(number), Token());
        }

        Assert.InRange(_cache.Count, 1, 10);
    }

    [Fact]
    public void Token_InUse_OutlivesTheOthers()
    {
        var token = Token();
        _cache.Keep(Hash(0), token);

        for (var number = 1; number < 1000; number++)
        {
            _cache.Keep(Hash(number), Token());
            Assert.True(_cache.TryFind(Hash(0), out var found));
            Assert.Same(token, found);
        }

        Assert.False(_cache.TryFind(Hash(1), out _));
    }

    [Fact]
    public async Task Cache_FilledByManyAtOnce_StaysWithinItsSizeAndTheirNumber()
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 10_000),
            (number, _) =>
            {
                _cache.Keep(Hash(number), Token());
                _cache.TryFind(Hash(number / 2), out var _);
                return ValueTask.CompletedTask;
            }
        );

        Assert.InRange(_cache.Count, 1, 10 + (2 * Environment.ProcessorCount));
    }

    [Fact]
    public void Hash_OfDifferentTexts_Differs()
    {
        Assert.True(TokenHash.TryOf("a.b.c", out var one));
        Assert.True(TokenHash.TryOf("a.b.d", out var other));
        Assert.True(TokenHash.TryOf("a.b.c", out var again));

        Assert.NotEqual(one, other);
        Assert.Equal(one, again);
        Assert.False(TokenHash.TryOf("a.b.\u00e4", out _));
    }

    private static TokenHash Hash(int number) => new(0, (UInt128)number);

    private static VerifiedToken Token()
    {
        var claims = new AccessTokenClaims
        {
            Issuer = "i",
            Subject = "s",
            ClientId = "c",
            Audience = ["a"],
            IssuedAt = TestCommunity.Now,
            ExpiresAt = TestCommunity.Now,
            JwtId = "j",
            Community = "u",
            FamilyId = "f",
            Entities = [],
            LeafThumbprint = default,
        };
        return new(claims, "k", Key: null!, new(new(claims, Udap.Scopes.ScopeSet.Empty)));
    }
}
