using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace FastCluster.Floor;

/// <summary>Answers with a key set of one key, without a network: the measurement is of verification alone.</summary>
/// <param name="key">The key.</param>
internal sealed class KeySetHandler(ECDsa key) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        var body =
            $$"""{"keys":[{"kty":"EC","crv":"P-256","kid":"{{VerifiedTokens.KeyId}}","x":"{{x}}","y":"{{y}}"}]}""";
        return Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            }
        );
    }
}
