using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FastCluster.Testing;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Jwt;

public sealed class VerificationKeyTests
{
    public static TheoryData<string, JwtAlgorithm, bool> KeysAndAlgorithms =>
        new()
        {
            { "rsa", JwtAlgorithm.Rs256, true },
            { "rsa", JwtAlgorithm.Rs384, true },
            { "rsa", JwtAlgorithm.Es256, false },
            { "rsa", JwtAlgorithm.Es384, false },
            { "p256", JwtAlgorithm.Rs256, false },
            { "p256", JwtAlgorithm.Rs384, false },
            { "p256", JwtAlgorithm.Es256, true },
            { "p256", JwtAlgorithm.Es384, false },
            { "p384", JwtAlgorithm.Rs256, false },
            { "p384", JwtAlgorithm.Rs384, false },
            { "p384", JwtAlgorithm.Es256, false },
            { "p384", JwtAlgorithm.Es384, true },
        };

    [Theory]
    [Requirement("JWT-02")]
    [Requirement("JWT-03")]
    [Requirement("JWT-04")]
    [MemberData(nameof(KeysAndAlgorithms))]
    public void Verify_GoodSignature_IsAcceptedWhenAlgorithmFitsKey(string key, JwtAlgorithm algorithm, bool fits)
    {
        var signer = Signer(key);
        var jwt = JwtSamples.Parsed(JwtSamples.Valid(signer).WithAlgorithm(algorithm));

        var reason = JwtSamples.KeyOf(signer).Verify(jwt);

        Assert.Equal(fits ? RejectionReason.None : RejectionReason.JwtAlgorithmKeyMismatch, reason);
    }

    [Theory]
    [Requirement("JWT-07")]
    [InlineData("rsa")]
    [InlineData("p256")]
    [InlineData("p384")]
    public void Verify_AnyBitOfSignatureChanged_IsInvalid(string key)
    {
        var signer = Signer(key);
        var jwt = JwtSamples.Parsed(JwtSamples.Valid(signer));
        var verifier = JwtSamples.KeyOf(signer);
        var broken = Enumerable.Range(0, jwt.Signature.Length).Select(at => Flipped(jwt.Signature, at));

        Assert.All(
            broken,
            signature =>
                Assert.Equal(
                    RejectionReason.JwtSignatureInvalid,
                    verifier.Verify(jwt.Algorithm, jwt.SigningInput.Span, signature)
                )
        );
    }

    [Fact]
    [Requirement("JWT-07")]
    public void Verify_SignedByKeyOfSecondCertificate_IsInvalid()
    {
        var text = JwtSamples
            .Valid(TestSigner.OtherP256)
            .WithChain(TestSigner.P256.Certificate, TestSigner.OtherP256.Certificate);

        Assert.Equal(
            RejectionReason.JwtSignatureInvalid,
            JwtSamples.KeyOf(TestSigner.P256).Verify(JwtSamples.Parsed(text))
        );
    }

    [Theory]
    [Requirement("JWT-21")]
    [InlineData("jwk")]
    [InlineData("jku")]
    [InlineData("x5u")]
    [InlineData("kid")]
    public void Verify_KeyHintOfSignerInHeader_PlaysNoPart(string name)
    {
        var hint = new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = "AA",
            ["y"] = "AA",
        };
        var foreign = JwtSamples.Valid(TestSigner.OtherP256).WithChain(TestSigner.P256.Certificate);
        var own = JwtSamples.Valid(TestSigner.P256).WithHeader(name, hint.DeepClone());

        var key = JwtSamples.KeyOf(TestSigner.P256);
        Assert.Equal(
            RejectionReason.JwtSignatureInvalid,
            key.Verify(JwtSamples.Parsed(foreign.WithHeader(name, hint)))
        );
        Assert.Equal(RejectionReason.None, key.Verify(JwtSamples.Parsed(own)));
    }

    [Theory]
    [Requirement("JWT-07")]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(96)]
    [InlineData(4096)]
    public void Verify_SignatureOfOtherLength_IsInvalid(int length)
    {
        var reason = JwtSamples.KeyOf(TestSigner.P256).Verify(JwtAlgorithm.Es256, "a"u8, new byte[length]);

        Assert.Equal(RejectionReason.JwtSignatureInvalid, reason);
    }

    [Fact]
    [Requirement("JWT-07")]
    public void Verify_DerEncodedEcdsaSignature_IsInvalid()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var der = ecdsa.SignData("a"u8.ToArray(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        VerificationKey.TryImport(ecdsa.ExportSubjectPublicKeyInfo(), out var key);

        Assert.Equal(RejectionReason.JwtSignatureInvalid, key!.Verify(JwtAlgorithm.Es256, "a"u8, der));
    }

    [Theory]
    [InlineData("rsa")]
    [InlineData("p256")]
    public async Task Verify_ManyCallersAtOnce_AllSeeTheSameAnswer(string name)
    {
        var signer = Signer(name);
        var key = JwtSamples.KeyOf(signer);
        var good = JwtSamples.Parsed(JwtSamples.Valid(signer));
        var bad = JwtSamples.Parsed(JwtSamples.Valid(signer).WithSignature(_ => new byte[good.Signature.Length]));

        var rounds = Enumerable
            .Range(0, 16)
            .Select(_ => Task.Run(() => Enumerable.Range(0, 200).All(__ => IsNone(key, good) && !IsNone(key, bad))));

        Assert.All(await Task.WhenAll(rounds), Assert.True);
    }

    private static bool IsNone(VerificationKey key, ParsedJwt jwt) => key.Verify(jwt) == RejectionReason.None;

    private static TestSigner Signer(string name) =>
        name switch
        {
            "rsa" => TestSigner.Rsa,
            "p256" => TestSigner.P256,
            _ => TestSigner.P384,
        };

    private static byte[] Flipped(ReadOnlyMemory<byte> signature, int at)
    {
        var copy = signature.ToArray();
        copy[at] ^= 1;
        return copy;
    }
}
