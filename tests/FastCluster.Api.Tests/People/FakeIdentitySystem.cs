using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace FastCluster.Api.Tests.People;

/// <summary>An OpenID Connect provider behind the back channel; a test plays the browser's visit to it.</summary>
internal sealed class FakeIdentitySystem : HttpMessageHandler
{
    public const string Issuer = "https://login.test";

    private static readonly RSA s_key = RSA.Create(2048);
    private static readonly RSA s_otherKey = RSA.Create(2048);

    private readonly Dictionary<string, (string Nonce, string Challenge)> _codes = new(StringComparer.Ordinal);

    public List<Dictionary<string, string>> TokenRequests { get; } = [];

    public Exception? Fault { get; set; }

    public bool IsSignedByAnother { get; set; }

    /// <summary>Claims beside those that are always there; a null takes one out.</summary>
    public Dictionary<string, JsonNode?> Claims { get; } = new(StringComparer.Ordinal);

    /// <summary>The person signs in there: where the browser is sent back to.</summary>
    /// <param name="location">Where this server sent it.</param>
    public string Visit(string location)
    {
        var query = HttpUtility.ParseQueryString(new Uri(location).Query);
        var code = $"code-{_codes.Count}";
        _codes.Add(code, (query["nonce"]!, query["code_challenge"]!));
        return $"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"]!)}";
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        return request.RequestUri!.AbsolutePath switch
        {
            "/.well-known/openid-configuration" => Json(
                new()
                {
                    ["issuer"] = Issuer,
                    ["authorization_endpoint"] = $"{Issuer}/authorize",
                    ["token_endpoint"] = $"{Issuer}/token",
                    ["jwks_uri"] = $"{Issuer}/jwks",
                }
            ),
            "/jwks" => Json(new() { ["keys"] = new JsonArray(PublicKey()) }),
            "/token" => await TokenAsync(request, cancellationToken),
            _ => new(HttpStatusCode.NotFound),
        };
    }

    private async Task<HttpResponseMessage> TokenAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync(cancellationToken));
        TokenRequests.Add(form.AllKeys.ToDictionary(name => name!, name => form[name]!, StringComparer.Ordinal));
        var verifier = SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"] ?? ""));
        if (
            !_codes.Remove(form["code"] ?? "", out var code)
            || code.Challenge != Base64Url.EncodeToString(verifier)
            || form["client_secret"] != "secret"
        )
        {
            return new(HttpStatusCode.BadRequest) { Content = new StringContent("{\"error\":\"invalid_grant\"}") };
        }

        return Json(
            new()
            {
                ["access_token"] = "at",
                ["token_type"] = "Bearer",
                ["id_token"] = IdToken(code.Nonce),
            }
        );
    }

    private string IdToken(string nonce)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = "fastcluster",
            ["sub"] = "upstream-ada",
            ["iat"] = now,
            ["exp"] = now + 300,
            ["nonce"] = nonce,
        };
        foreach (var (name, value) in Claims)
        {
            claims.Remove(name);
            if (value is not null)
            {
                claims.Add(name, value.DeepClone());
            }
        }

        var input = $"{Encode("{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"JWT\"}")}.{Encode(claims.ToJsonString())}";
        var key = IsSignedByAnother ? s_otherKey : s_key;
        var signature = key.SignData(
            Encoding.ASCII.GetBytes(input),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return $"{input}.{Base64Url.EncodeToString(signature)}";
    }

    private static JsonObject PublicKey()
    {
        var parameters = s_key.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA",
            ["kid"] = "k1",
            ["use"] = "sig",
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static HttpResponseMessage Json(JsonObject body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
}
