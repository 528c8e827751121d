using System.Text.Json.Nodes;
using FastCluster.Testing;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;
using Xunit;
using static FastCluster.Udap.Tests.AuthorizationExtensions.ExtensionSamples;

namespace FastCluster.Udap.Tests.AuthorizationExtensions;

public sealed class ExtensionPresenceTests
{
    [Theory]
    [Requirement("B2B-02")]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("{\"acme\":{}}")]
    public void Extensions_WithoutB2b_AreRefused(string? extensions)
    {
        var outcome = Judge(extensions is null ? null : JsonNode.Parse(extensions));

        Assert.Equal(RejectionReason.B2bMissing, ReasonOf(outcome));
    }

    [Fact]
    [Requirement("TEF-12")]
    public void Extensions_TefcaWithoutB2b_AreRefused() =>
        Assert.Equal(RejectionReason.B2bMissing, ReasonOf(Judge(Extensions(), Tefca, TreatIssuer)));

    [Theory]
    [Requirement("B2B-03")]
    [InlineData("\"{}\"")]
    [InlineData("[]")]
    public void Extensions_NoObject_AreRefused(string extensions) =>
        Assert.Equal(RejectionReason.ExtensionsNotObject, ReasonOf(Judge(JsonNode.Parse(extensions))));

    [Fact]
    [Requirement("B2B-03")]
    public void B2b_StringThatHoldsAnObject_IsRefused()
    {
        var extensions = new JsonObject { ["hl7-b2b"] = B2b().ToJsonString() };

        Assert.Equal(RejectionReason.ExtensionNotObject, ReasonOf(Judge(extensions)));
    }

    [Theory]
    [Requirement("B2B-15")]
    [InlineData(false, RejectionReason.None)]
    [InlineData(true, RejectionReason.ExtensionUnknown)]
    public void Extensions_UnknownKey_FollowsCommunity(bool refuse, RejectionReason expected)
    {
        var policy = new CommunityPolicy { Extensions = new() { RefuseUnknown = refuse } };

        Assert.Equal(expected, ReasonOf(Judge(Extensions(("hl7-b2b", B2b()), ("acme", [])), policy)));
    }

    [Theory]
    [Requirement("B2B-16")]
    [InlineData("acme", RejectionReason.None)]
    [InlineData("other", RejectionReason.ExtensionRequired)]
    public void Extensions_FurtherRequiredKey_IsDemanded(string sent, RejectionReason expected)
    {
        var policy = new CommunityPolicy { Extensions = new() { OtherRequired = ["acme"] } };

        Assert.Equal(expected, ReasonOf(Judge(Extensions(("hl7-b2b", B2b()), (sent, [])), policy)));
    }

    [Theory]
    [Requirement("B2BU-05")]
    [InlineData(false, RejectionReason.None)]
    [InlineData(true, RejectionReason.B2bUserMissing)]
    public void B2bUser_Absent_IsRefusedWhereDemanded(bool demanded, RejectionReason expected)
    {
        var policy = new CommunityPolicy { Extensions = new() { RequireB2bUser = demanded } };

        Assert.Equal(expected, ReasonOf(JudgeB2b(B2b(), policy)));
    }

    [Theory]
    [Requirement("B2BU-06")]
    [InlineData(true, RejectionReason.B2bMissing)]
    [InlineData(false, RejectionReason.None)]
    public void B2bUser_InsteadOfB2b_IsAcceptedOnlyWhereAllowed(bool requireB2b, RejectionReason expected)
    {
        var policy = new CommunityPolicy
        {
            Extensions = new() { RequireB2b = requireB2b, RequireB2bUser = true },
        };

        Assert.Equal(expected, ReasonOf(Judge(Extensions(("hl7-b2b-user", B2bUser())), policy)));
    }
}
