using FastCluster.Testing;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Rejections;
using Xunit;
using static FastCluster.Udap.Tests.AuthorizationRequests.AuthorizationCases;

namespace FastCluster.Udap.Tests.AuthorizationRequests;

public sealed class CodeBindingTests
{
    [Theory]
    [Requirement("TOK-13")]
    [InlineData(true, RedirectUri, RejectionReason.None)]
    [InlineData(true, null, RejectionReason.CodeRedirectMismatch)]
    [InlineData(true, RedirectUri + "/", RejectionReason.CodeRedirectMismatch)]
    [InlineData(true, "https://CLIENT-A.test/cb", RejectionReason.CodeRedirectMismatch)]
    [InlineData(false, null, RejectionReason.None)]
    [InlineData(false, RedirectUri, RejectionReason.CodeRedirectMismatch)]
    public void Check_RedirectUri_IsThereExactlyAsItWasSent(bool wasSent, string? sent, RejectionReason expected) =>
        Assert.Equal(expected, new CodeBinding(RedirectUri, wasSent, Challenge).Check(sent, Verifier));

    [Theory]
    [Requirement("TOK-14")]
    [Requirement("TOK-15")]
    [InlineData(Challenge, null, RejectionReason.VerifierMissing)]
    [InlineData(Challenge, Challenge, RejectionReason.VerifierWrong)]
    [InlineData(null, Verifier, RejectionReason.VerifierWithoutChallenge)]
    [InlineData(null, null, RejectionReason.None)]
    public void Check_Verifier_IsJudgedToo(string? challenge, string? verifier, RejectionReason expected) =>
        Assert.Equal(expected, new CodeBinding(RedirectUri, true, challenge).Check(RedirectUri, verifier));
}
