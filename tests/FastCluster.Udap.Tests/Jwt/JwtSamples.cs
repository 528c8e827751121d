using System.Text.Json;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Jwt;

/// <summary>What the tests of JWT rules share.</summary>
internal static class JwtSamples
{
    public const string TokenUrl = "https://as.test/token";

    public static DateTimeOffset Now { get; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static long NowSeconds { get; } = Now.ToUnixTimeSeconds();

    public static JwtBuilder Valid() => Valid(TestSigner.P256);

    public static JwtBuilder Valid(TestSigner signer) =>
        JwtBuilder.SignedBy(signer).WithStandardClaims("client-a", TokenUrl, Now);

    public static RejectionReason Parse(string text) => JwtParser.TryParse(text, JwtLimits.Default, out _);

    public static ParsedJwt Parsed(JwtBuilder builder)
    {
        Assert.Equal(RejectionReason.None, JwtParser.TryParse(builder.Build(), JwtLimits.Default, out var jwt));
        return jwt!;
    }

    public static VerificationKey KeyOf(TestSigner signer)
    {
        Assert.Equal(RejectionReason.None, VerificationKey.TryImport(signer.SubjectPublicKeyInfo.Span, out var key));
        return key!;
    }

    public static JsonElement Json(string text) => JsonElement.Parse(text);

    public static StandardClaims Claims(long issuedAt, long expiresAt, long? notBefore = null) =>
        new("client-a", "client-a", [TokenUrl], expiresAt, issuedAt, "1", notBefore);
}
