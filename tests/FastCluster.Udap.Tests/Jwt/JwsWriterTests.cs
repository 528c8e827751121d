using System.Security.Cryptography;
using FastCluster.Testing;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Jwt;

public sealed class JwsWriterTests
{
    [Theory]
    [Requirement("JWT-01")]
    [Requirement("JWT-03")]
    [InlineData(JwtAlgorithm.Rs256)]
    [InlineData(JwtAlgorithm.Rs384)]
    [InlineData(JwtAlgorithm.Es256)]
    [InlineData(JwtAlgorithm.Es384)]
    public async Task WriteAsync_AnyAlgorithm_IsParsedAndVerified(JwtAlgorithm algorithm)
    {
        var signer = SignerFor(algorithm);
        using var key = new LocalSigningKey("k1", algorithm, signer.ExportPkcs8());
        var header = System.Text.Encoding.UTF8.GetBytes(JwtSamples.Valid(signer).WithAlgorithm(algorithm).HeaderText);

        var text = await JwsWriter.WriteAsync(header, "{\"iss\":\"\u00e9\"}"u8.ToArray(), key);

        Assert.Equal(RejectionReason.None, JwtParser.TryParse(text, JwtLimits.Default, out var jwt));
        Assert.Equal(RejectionReason.None, JwtSamples.KeyOf(signer).Verify(jwt!));
        Assert.Equal("\u00e9", jwt!.Claims.GetProperty("iss").GetString());
        Assert.Equal(signer.SubjectPublicKeyInfo.ToArray(), key.SubjectPublicKeyInfo.ToArray());
    }

    [Theory]
    [Requirement("JWT-02")]
    [InlineData(JwtAlgorithm.Es384)]
    [InlineData(JwtAlgorithm.Es256)]
    public void LocalSigningKey_CurveOfOtherAlgorithm_Throws(JwtAlgorithm algorithm)
    {
        var other = algorithm == JwtAlgorithm.Es256 ? TestSigner.P384 : TestSigner.P256;

        Assert.Throws<ArgumentException>(() => new LocalSigningKey("k1", algorithm, other.ExportPkcs8()));
    }

    [Fact]
    public void LocalSigningKey_NoPrivateKey_Throws() =>
        Assert.ThrowsAny<CryptographicException>(() => new LocalSigningKey("k1", JwtAlgorithm.Es256, [1, 2, 3]));

    [Fact]
    public async Task LocalSigningKey_Disposed_Throws()
    {
        var key = new LocalSigningKey("k1", JwtAlgorithm.Es256, TestSigner.P256.ExportPkcs8());
        key.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await key.SignAsync(new byte[1]));
    }

    [Fact]
    public async Task LocalSigningKey_ManyCallersAtOnce_AllSignaturesVerify()
    {
        using var key = new LocalSigningKey("k1", JwtAlgorithm.Es256, TestSigner.P256.ExportPkcs8());
        var verifier = JwtSamples.KeyOf(TestSigner.P256);
        byte[] input = [1, 2, 3];

        var signatures = await Task.WhenAll(
            Enumerable.Range(0, 500).Select(_ => Task.Run(async () => await key.SignAsync(input)))
        );

        Assert.All(
            signatures,
            signature => Assert.Equal(RejectionReason.None, verifier.Verify(JwtAlgorithm.Es256, input, signature))
        );
    }

    private static TestSigner SignerFor(JwtAlgorithm algorithm) =>
        algorithm switch
        {
            JwtAlgorithm.Es256 => TestSigner.P256,
            JwtAlgorithm.Es384 => TestSigner.P384,
            _ => TestSigner.Rsa,
        };
}
