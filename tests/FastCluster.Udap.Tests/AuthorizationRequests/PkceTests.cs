using System.Text.Json;
using FastCluster.Testing;
using FastCluster.Testing.Vectors;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Rejections;
using Xunit;
using static FastCluster.Udap.Tests.AuthorizationRequests.AuthorizationCases;

namespace FastCluster.Udap.Tests.AuthorizationRequests;

public sealed class PkceTests
{
    [Theory]
    [Requirement("CONS-09")]
    [InlineData("plain")]
    [InlineData("s256")]
    [InlineData("S512")]
    [InlineData(null)]
    public void CheckChallenge_OtherMethod_IsRefused(string? method) =>
        Assert.Equal(RejectionReason.ChallengeMethod, Pkce.CheckChallenge(Challenge, method, isRequired: false));

    [Theory]
    [Requirement("CONS-10")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cMM")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c=")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw~cM")]
    [InlineData("abc")]
    public void CheckChallenge_OtherForm_IsRefused(string challenge) =>
        Assert.Equal(RejectionReason.ChallengeSyntax, Pkce.CheckChallenge(challenge, "S256", isRequired: false));

    [Theory]
    [Requirement("CONS-08")]
    [InlineData(null, true, RejectionReason.ChallengeMissing)]
    [InlineData(null, false, RejectionReason.None)]
    [InlineData("S256", false, RejectionReason.ChallengeMissing)]
    public void CheckChallenge_Absent_IsRefusedWhereDemandedOrAnnounced(
        string? method,
        bool isRequired,
        RejectionReason expected
    ) => Assert.Equal(expected, Pkce.CheckChallenge(null, method, isRequired));

    [Fact]
    [Requirement("TOK-14")]
    public void CheckVerifier_ExampleOfRfc7636_IsAccepted()
    {
        Assert.Equal(RejectionReason.None, Pkce.CheckVerifier(Verifier, Challenge));
        Assert.Equal(Challenge, Pkce.ChallengeOf(Verifier));
    }

    [SpecVectorsFact("rfc/pkce-s256.json")]
    [Requirement("TOK-14")]
    public void CheckVerifier_SharedVector_IsAccepted()
    {
        var vector = JsonElement.Parse(File.ReadAllBytes(SpecVectors.TryFind("rfc/pkce-s256.json")!));

        var challenge = Pkce.ChallengeOf(vector.GetProperty("code_verifier").GetString()!);

        Assert.Equal(vector.GetProperty("code_challenge").GetString(), challenge);
    }

    [Theory]
    [Requirement("TOK-14")]
    [InlineData("eBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", RejectionReason.VerifierWrong)]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK", RejectionReason.VerifierWrong)]
    [InlineData(Challenge, RejectionReason.VerifierWrong)]
    [InlineData(null, RejectionReason.VerifierMissing)]
    public void CheckVerifier_OtherThanTheChallenge_IsRefused(string? verifier, RejectionReason expected) =>
        Assert.Equal(expected, Pkce.CheckVerifier(verifier, Challenge));

    [Fact]
    [Requirement("TOK-14")]
    public void CheckVerifier_ChallengeOfOtherLength_IsRefused() =>
        Assert.Equal(RejectionReason.VerifierWrong, Pkce.CheckVerifier(Verifier, Challenge + "M"));

    [Theory]
    [Requirement("TOK-15")]
    [Requirement("BCP-03")]
    [InlineData(Verifier, RejectionReason.VerifierWithoutChallenge)]
    [InlineData("short", RejectionReason.VerifierWithoutChallenge)]
    [InlineData(null, RejectionReason.None)]
    public void CheckVerifier_NoChallengeWasSent_RefusesAVerifier(string? verifier, RejectionReason expected) =>
        Assert.Equal(expected, Pkce.CheckVerifier(verifier, challenge: null));

    [Theory]
    [Requirement("TOK-16")]
    [InlineData(42, 'a', RejectionReason.VerifierSyntax)]
    [InlineData(43, 'a', RejectionReason.VerifierWrong)]
    [InlineData(128, '~', RejectionReason.VerifierWrong)]
    [InlineData(129, 'a', RejectionReason.VerifierSyntax)]
    [InlineData(43, '+', RejectionReason.VerifierSyntax)]
    [InlineData(43, ' ', RejectionReason.VerifierSyntax)]
    [InlineData(43, '\u00e9', RejectionReason.VerifierSyntax)]
    public void CheckVerifier_Form_IsThatOfTheRfc(int length, char one, RejectionReason expected) =>
        Assert.Equal(expected, Pkce.CheckVerifier(new string(one, length), Challenge));

    [Fact]
    public void ChallengeOf_NoVerifier_IsABug() => Assert.Throws<ArgumentException>(() => Pkce.ChallengeOf("short"));
}
