using FastCluster.Testing;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Communities.CodeLists;
using Xunit;

namespace FastCluster.Udap.Tests.Communities;

public sealed class PurposePolicyTests
{
    private const string Hl7 = "urn:oid:2.16.840.1.113883.5.8";
    private const string Tefca = "urn:oid:2.16.840.1.113883.3.7204.1.5.2.1";
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [Requirement("B2B-13")]
    [InlineData("TREAT", Hl7 + "#TREAT")]
    [InlineData(Hl7 + "#TREAT", Hl7 + "#TREAT")]
    [InlineData("acme", "acme")]
    [InlineData("urn:acme#one", "urn:acme#one")]
    public void TryNormalize_AnyPurposeAllowed_AddsOnlyAKnownSystem(string value, string expected)
    {
        Assert.True(new PurposePolicy().TryNormalize(value, Now, out var purpose));
        Assert.Equal(expected, purpose);
    }

    [Theory]
    [Requirement("B2B-14")]
    [Requirement("TEF-16")]
    [InlineData("T-TREAT", true)]
    [InlineData(Tefca + "#T-TREAT", true)]
    [InlineData(Hl7 + "#T-TREAT", false)]
    [InlineData("TREAT", false)]
    [InlineData(Hl7 + "#TREAT", false)]
    [InlineData("t-treat", false)]
    [InlineData(Tefca + "#T-HCO-QM", false)]
    [InlineData(Tefca + "#", false)]
    [InlineData("#T-TREAT", false)]
    [InlineData("", false)]
    public void TryNormalize_Tefca_AcceptsOnlyItsCodes(string value, bool isAccepted)
    {
        var policy = CommunityPolicy.For(CommunityProfile.Tefca).Purposes;

        Assert.Equal(isAccepted, policy.TryNormalize(value, Now, out var purpose));
        Assert.Equal(isAccepted ? Tefca + "#T-TREAT" : string.Empty, purpose);
    }

    [Fact]
    public void TryNormalize_BareCodesOff_NeedsTheSystem()
    {
        var policy = new PurposePolicy { AcceptBareCodes = false };

        Assert.False(policy.TryNormalize("TREAT", Now, out _));
        Assert.True(policy.TryNormalize(Hl7 + "#TREAT", Now, out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TryNormalize_CodeOfTwoSystems_IsNeverGuessed(bool allowAny)
    {
        CodeList other = new("other", "1", "urn:other", [new CodeListEntry("TREAT")]);
        var policy = new PurposePolicy { AllowAny = allowAny, Lists = [ShippedCodeLists.Hl7PurposeOfUse, other] };

        Assert.Equal(allowAny, policy.TryNormalize("TREAT", Now, out var purpose));
        Assert.Equal(allowAny ? "TREAT" : string.Empty, purpose);
    }

    [Fact]
    public void TryNormalize_CodeInTwoVersionsOfOneSystem_IsUnambiguous()
    {
        CodeList newer = new("hl7", "4", Hl7, [new CodeListEntry("TREAT")]);
        var policy = new PurposePolicy { AllowAny = false, Lists = [ShippedCodeLists.Hl7PurposeOfUse, newer] };

        Assert.True(policy.TryNormalize("TREAT", Now, out var purpose));
        Assert.Equal(Hl7 + "#TREAT", purpose);
    }
}
