using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Jwt;

namespace FastCluster.ResourceServer.Tests.Tokens;

/// <summary>A key of an authorization server that signs access tokens.</summary>
internal sealed class IssuingKey : IDisposable
{
    private readonly LocalSigningKey _key;

    public IssuingKey(string keyId)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        Jwk = $$"""{"kty":"EC","crv":"P-256","kid":"{{keyId}}","x":"{{x}}","y":"{{y}}"}""";
        _key = new(keyId, JwtAlgorithm.Es256, key.ExportPkcs8PrivateKey());
    }

    /// <summary>As it stands in a key set.</summary>
    public string Jwk { get; }

    /// <summary>Signs a token.</summary>
    public async Task<string> SignAsync(AccessTokenClaims claims) =>
        Encoding.ASCII.GetString(await AccessTokenWriter.SignAsync(claims, _key));

    public void Dispose() => _key.Dispose();
}
