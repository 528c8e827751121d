using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FastCluster.Api.Admin;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Api.Tests.Admin;

public sealed class OperatorTokensTests : IDisposable
{
    private const string Audience = "https://admin.test/admin/v1";
    private const long Now = 1_893_456_000;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly OperatorTokens _tokens;

    public OperatorTokensTests()
    {
        var options = new EdgeOptions();
        options.Admin.Audience = Audience;
        options.Admin.Keys.Add(
            new()
            {
                Name = "ada",
                KeyId = "k1",
                PublicKeyPem = _key.ExportSubjectPublicKeyInfoPem(),
                Role = OperatorRole.Trust,
            }
        );
        _tokens = new(Options.Create(options), new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(Now)));
    }

    public void Dispose()
    {
        _key.Dispose();
        _stranger.Dispose();
    }

    [Fact]
    public void TryVerify_ValidToken_NamesTheOperator()
    {
        var reason = _tokens.TryVerify(Sign(_key), out var found);

        Assert.Equal(RejectionReason.None, reason);
        Assert.Equal(new Operator("ada", OperatorRole.Trust), found);
    }

    [Fact]
    public void TryVerify_OtherKey_IsRefused() =>
        Assert.Equal(RejectionReason.OperatorTokenSignature, _tokens.TryVerify(Sign(_stranger), out _));

    [Theory]
    [InlineData(Audience + "/", Now, Now + 60, RejectionReason.OperatorTokenAudience)]
    [InlineData(Audience, Now, Now + 301, RejectionReason.OperatorTokenTime)]
    [InlineData(Audience, Now - 300, Now - 31, RejectionReason.OperatorTokenTime)]
    [InlineData(Audience, Now + 60, Now + 120, RejectionReason.OperatorTokenTime)]
    [InlineData(Audience, Now + 5, Now + 5, RejectionReason.OperatorTokenTime)]
    public void TryVerify_WrongClaim_IsRefused(string audience, long issued, long expires, RejectionReason expected) =>
        Assert.Equal(
            expected,
            _tokens.TryVerify(Sign(_key, audience: audience, issued: issued, expires: expires), out _)
        );

    [Theory]
    [InlineData("{\"alg\":\"none\",\"kid\":\"k1\"}")]
    [InlineData("{\"alg\":\"ES384\",\"kid\":\"k1\"}")]
    [InlineData("{\"alg\":\"RS256\",\"kid\":\"k1\"}")]
    [InlineData("{\"alg\":\"ES256\",\"kid\":\"k2\"}")]
    [InlineData("{\"alg\":\"ES256\"}")]
    [InlineData("{\"alg\":\"ES256\",\"kid\":\"k1\",\"crit\":[\"x\"]}")]
    [InlineData("{\"alg\":\"ES256\",\"kid\":\"k1\",\"kid\":\"k1\"}")]
    public void TryVerify_WrongHeader_IsRefused(string header) =>
        Assert.Equal(RejectionReason.OperatorTokenMalformed, _tokens.TryVerify(Sign(_key, header), out _));

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("....")]
    [InlineData("!.!.!")]
    public void TryVerify_Garbage_IsRefused(string token) =>
        Assert.Equal(RejectionReason.OperatorTokenMalformed, _tokens.TryVerify(token, out _));

    private static string Sign(
        ECDsa key,
        string header = "{\"alg\":\"ES256\",\"kid\":\"k1\"}",
        string audience = Audience,
        long issued = Now,
        long expires = Now + 300
    )
    {
        var claims = $"{{\"iss\":\"ada\",\"aud\":\"{audience}\",\"iat\":{issued},\"exp\":{expires}}}";
        var input = $"{Encode(header)}.{Encode(claims)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256);
        return $"{input}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
