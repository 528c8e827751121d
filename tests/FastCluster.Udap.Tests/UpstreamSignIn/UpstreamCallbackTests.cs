using FastCluster.Testing;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.UpstreamSignIn;
using Xunit;

namespace FastCluster.Udap.Tests.UpstreamSignIn;

public sealed class UpstreamCallbackTests
{
    private const string Issuer = "https://idp.test";
    private const string Place = "place-of-the-idp";

    [Theory]
    [Requirement("TIER-22")]
    [Requirement("TIER-23")]
    [Requirement("TIER-24")]
    [InlineData("state=s;code=c", RejectionReason.None)]
    [InlineData("state=s;code=c;iss=https://idp.test", RejectionReason.None)]
    [InlineData("state=s;code=c;extra=1;extra=2", RejectionReason.None)]
    [InlineData("state=s;code=c;iss=https://idp.test/", RejectionReason.IdpResponseIssuer)]
    [InlineData("state=s;code=c;iss=https://idp.test;iss=https://idp.test", RejectionReason.IdpResponseIssuer)]
    [InlineData("state=s;error=access_denied;iss=https://evil.test", RejectionReason.IdpResponseIssuer)]
    [InlineData("state=s;error=access_denied", RejectionReason.IdpDenied)]
    [InlineData("state=s;error=access_denied;code=c", RejectionReason.IdpDenied)]
    [InlineData("state=s;error=", RejectionReason.IdpDenied)]
    [InlineData("state=s;error=a;error=b", RejectionReason.IdpDenied)]
    [InlineData("state=s;error=temporarily_unavailable", RejectionReason.IdpBusy)]
    [InlineData("state=s", RejectionReason.IdpResponseMalformed)]
    [InlineData("state=s;code=", RejectionReason.IdpResponseMalformed)]
    [InlineData("state=s;code=c;code=d", RejectionReason.IdpResponseMalformed)]
    public void Answer_IsJudgedInOrder(string answer, RejectionReason expected)
    {
        var callback = Read(answer);

        var reason = callback.Judge(Issuer, Place, out var code);

        Assert.Equal(expected, reason);
        Assert.Equal("s", callback.State);
        Assert.True(reason != RejectionReason.None || code == "c");
    }

    [Theory]
    [Requirement("BCP-06")]
    [Requirement("TIER-24")]
    [InlineData("state=s;code=c")]
    [InlineData("state=s;code=c;iss=https://idp.test")]
    [InlineData("state=s;error=access_denied")]
    public void Answer_AtThePlaceOfAnotherProvider_IsAnotherOnes(string answer)
    {
        foreach (var place in (string[])["place-of-another", "", "Place-of-the-idp"])
        {
            Assert.Equal(RejectionReason.IdpResponseIssuer, Read(answer, place).Judge(Issuer, Place, out _));
        }
    }

    [Theory]
    [Requirement("TIER-21")]
    [InlineData("code=c")]
    [InlineData("code=c;state=s;state=s")]
    public void State_AbsentOrRepeated_IsNone(string answer) => Assert.Null(Read(answer).State);

    [Fact]
    public void State_TooLong_IsNone() => Assert.Null(Read("state=" + new string('s', 5000)).State);

    private static UpstreamCallback Read(string answer, string place = Place) =>
        new(
            answer.Split(';').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1])),
            place
        );
}
