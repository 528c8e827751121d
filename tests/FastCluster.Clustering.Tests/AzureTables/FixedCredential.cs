using System.Buffers.Text;
using System.Text;
using Azure.Core;

namespace FastCluster.Clustering.Tests.AzureTables;

/// <summary>An identity that always shows one token.</summary>
internal sealed class FixedCredential(string token) : TokenCredential
{
    /// <summary>A token as Azurite wants it: right issuer, audience and times; it does not look at signatures.</summary>
    public static string TokenForAzurite(DateTimeOffset now)
    {
        var claims = $$"""
            {
              "aud": "https://storage.azure.com", "iss": "https://sts.windows.net/tenant/",
              "iat": {{now.ToUnixTimeSeconds()}}, "nbf": {{now.AddMinutes(-5).ToUnixTimeSeconds()}},
              "exp": {{now.AddHours(1).ToUnixTimeSeconds()}}
            }
            """;
        return $"{Part("""{"alg":"RS256","typ":"JWT"}""")}.{Part(claims)}.{Part("unsigned")}";
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(token, TimeProvider.System.GetUtcNow().AddHours(1));

    public override ValueTask<AccessToken> GetTokenAsync(
        TokenRequestContext requestContext,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(GetToken(requestContext, cancellationToken));

    private static string Part(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
