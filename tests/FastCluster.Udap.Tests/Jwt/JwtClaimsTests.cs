using FastCluster.Udap.Jwt;
using Xunit;

namespace FastCluster.Udap.Tests.Jwt;

public sealed class JwtClaimsTests
{
    [Theory]
    [InlineData("{\"a\":\"x\"}", ClaimPresence.Present)]
    [InlineData("{\"a\":\"\"}", ClaimPresence.Present)]
    [InlineData("{\"b\":\"x\"}", ClaimPresence.Absent)]
    [InlineData("{\"A\":\"x\"}", ClaimPresence.Absent)]
    [InlineData("{\"a\":null}", ClaimPresence.WrongType)]
    [InlineData("{\"a\":[\"x\"]}", ClaimPresence.WrongType)]
    [InlineData("[]", ClaimPresence.Absent)]
    public void TryGetString_AnyMember_TellsWhatIsThere(string json, ClaimPresence expected)
    {
        var claims = JwtSamples.Json(json);

        Assert.Equal(expected, claims.TryGetOptionalString("a", out var value));
        Assert.Equal(expected == ClaimPresence.Present, claims.TryGetString("a", out var required));
        Assert.Equal(value ?? "", required);
    }

    [Theory]
    [InlineData("{\"a\":[\"x\",\"y\"]}", ClaimPresence.Present, 2)]
    [InlineData("{\"a\":[]}", ClaimPresence.Present, 0)]
    [InlineData("{}", ClaimPresence.Absent, 0)]
    [InlineData("{\"a\":\"x\"}", ClaimPresence.WrongType, 0)]
    [InlineData("{\"a\":[\"x\",1]}", ClaimPresence.WrongType, 0)]
    public void TryGetStrings_AnyMember_TellsWhatIsThere(string json, ClaimPresence expected, int count)
    {
        var claims = JwtSamples.Json(json);

        Assert.Equal(expected, claims.TryGetOptionalStrings("a", out var values));
        Assert.Equal(count, values.Length);
        Assert.Equal(expected == ClaimPresence.Present, claims.TryGetStrings("a", out _));
    }

    [Theory]
    [InlineData("{\"a\":{\"b\":1}}", ClaimPresence.Present)]
    [InlineData("{}", ClaimPresence.Absent)]
    [InlineData("{\"a\":\"{}\"}", ClaimPresence.WrongType)]
    public void TryGetObject_AnyMember_TellsWhatIsThere(string json, ClaimPresence expected)
    {
        var claims = JwtSamples.Json(json);

        Assert.Equal(expected, claims.TryGetOptionalObject("a", out _));
        Assert.Equal(expected == ClaimPresence.Present, claims.TryGetObject("a", out _));
    }
}
