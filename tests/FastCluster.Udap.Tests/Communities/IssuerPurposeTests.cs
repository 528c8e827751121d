using FastCluster.Testing;
using FastCluster.Udap.Communities;
using Xunit;

namespace FastCluster.Udap.Tests.Communities;

public sealed class IssuerPurposeTests
{
    private const string Treatment = "urn:oid:2.16.840.1.113883.3.7204.1.5.2.1#T-TREAT";
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [Requirement("TEF-06")]
    [InlineData("https://node.test/T-TREAT/app", Treatment)]
    [InlineData("https://node.test/app/T-TREAT", Treatment)]
    [InlineData("https://node.test/T-TREAT/T-TREAT", Treatment)]
    [InlineData("urn:oid:2.999#T-TREAT", Treatment)]
    [InlineData("https://node.test/app#T-TREAT", Treatment)]
    [InlineData("https://node.test/app", null)]
    [InlineData("https://T-TREAT/app", null)]
    [InlineData("https://node.test/app?p=/T-TREAT/", null)]
    [InlineData("https://node.test/xT-TREAT/app", null)]
    [InlineData("https://node.test/t-treat/app", null)]
    [InlineData("https://node.test/T-TREAT/T-IAS", null)]
    [InlineData("https://node.test/T-HCO-QM/app", null)]
    public void Find_PathSegmentOrFragment_NeedsExactlyOneCode(string issuer, string? expected) =>
        Assert.Equal(expected, IssuerPurpose.Find(issuer, CommunityPolicy.For(CommunityProfile.Tefca), Now));

    [Theory]
    [InlineData("https://node.test/T-TREAT/app", Treatment)]
    [InlineData("https://node.test/app#T-TREAT", null)]
    public void Find_PathSegmentOnly_IgnoresTheFragment(string issuer, string? expected)
    {
        var policy = CommunityPolicy.For(CommunityProfile.Tefca) with
        {
            Registration = new() { IssuerPurpose = IssuerPurposePlace.PathSegment },
        };

        Assert.Equal(expected, IssuerPurpose.Find(issuer, policy, Now));
    }

    [Fact]
    public void Find_CommunityWithoutTheRule_FindsNothing() =>
        Assert.Null(IssuerPurpose.Find("https://node.test/T-TREAT/app", new CommunityPolicy(), Now));
}
