using FastCluster.Api.Metadata;

namespace FastCluster.Api.Tests.Metadata;

public sealed class CommunityQueryTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("?other=1", null)]
    [InlineData("?community=urn:x", "urn:x")]
    [InlineData("?community=udap%3A%2F%2Fx", "udap://x")]
    [InlineData("?community=udap%253A%252F%252Fx", "udap%3A%2F%2Fx")]
    [InlineData("?community=urn:x+y", "urn:x+y")]
    [InlineData("?community=", "")]
    [Requirement("DISC-32")]
    public void TryRead_OneValue_IsDecodedOnce(string? query, string? expected)
    {
        Assert.True(CommunityQuery.TryRead(query, out var community));
        Assert.Equal(expected, community);
    }

    [Theory]
    [InlineData("?community=a&community=b")]
    [InlineData("?community=a&communit%79=a")]
    [Requirement("DISC-32")]
    public void TryRead_TwoValues_AreRefused(string query) => Assert.False(CommunityQuery.TryRead(query, out _));
}
