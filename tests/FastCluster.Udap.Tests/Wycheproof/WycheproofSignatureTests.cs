using FastCluster.Testing;
using FastCluster.Testing.Vectors;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Xunit;
using Xunit.Abstractions;

namespace FastCluster.Udap.Tests.Wycheproof;

/// <summary>Signature verification against Wycheproof: ECDSA in IEEE P1363 form and RSA PKCS #1 v1.5.</summary>
public sealed class WycheproofSignatureTests(ITestOutputHelper output)
{
    private const string Folder = "wycheproof-jose";

    [SpecVectorsTheory(Folder)]
    [Requirement("JWT-02")]
    [InlineData("ecdsa_secp256r1_sha256_p1363_test.json", JwtAlgorithm.Es256, 262)]
    [InlineData("ecdsa_secp384r1_sha384_p1363_test.json", JwtAlgorithm.Es384, 280)]
    [InlineData("rsa_signature_2048_sha256_test.json", JwtAlgorithm.Rs256, 259)]
    [InlineData("rsa_signature_3072_sha256_test.json", JwtAlgorithm.Rs256, 259)]
    public void Verify_EveryCaseOfFile_AnswersAsExpected(string file, JwtAlgorithm algorithm, int cases)
    {
        var agreement = new Agreement();

        foreach (var test in WycheproofCase.ReadAll(SpecVectors.TryFind($"{Folder}/{file}")!))
        {
            agreement.Note(test, Bounded.Run(test.Id, () => Answer(test, algorithm)));
        }

        output.WriteLine($"{file}: {agreement}");
        Assert.Empty(agreement.Disagreed);
        Assert.Equal(cases, agreement.Agreed);
    }

    /// <summary>
    /// The same for whole tokens. Ours carry the key in a certificate, so a token of the file passes when the parser
    /// stops at the absent <c>x5c</c> only, its signature part passes the parser within another token, and the
    /// signature verifies. The known disagreements are in <see cref="KnownDisagreements"/>.
    /// </summary>
    [SpecVectorsTheory(Folder)]
    [Requirement("JWT-01")]
    [Requirement("JWT-02")]
    [InlineData("json_web_signature_test.json", 401)]
    [InlineData("json_web_crypto_test.json", 83)]
    public void TryParse_EveryTokenOfFile_AnswersAsExpected(string file, int cases)
    {
        var agreement = new Agreement();

        foreach (var test in WycheproofCase.ReadAll(SpecVectors.TryFind($"{Folder}/{file}")!))
        {
            agreement.Note(test, Bounded.Run(test.Id, () => WycheproofToken.Answer(test)));
        }

        output.WriteLine($"{file}: {agreement}");
        Assert.Equal(KnownDisagreements.Of(file), agreement.Disagreed);
        var counted = agreement.Agreed + agreement.Disagreed.Count;
        Assert.Equal(cases, counted + agreement.NotOnAllowList + agreement.NotApplicable);
    }

    private static WycheproofAnswer Answer(WycheproofCase test, JwtAlgorithm algorithm)
    {
        var info = Convert.FromHexString(test.Group.GetProperty("publicKeyDer").GetString()!);
        Assert.Equal(RejectionReason.None, VerificationKey.TryImport(info, out var key));
        return key!.Verify(algorithm, test.Bytes("msg"), test.Bytes("sig")) == RejectionReason.None
            ? WycheproofAnswer.Valid
            : WycheproofAnswer.Refused;
    }
}
