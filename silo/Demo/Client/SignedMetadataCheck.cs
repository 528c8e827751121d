using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FastCluster.Silo.Demo.Client;

/// <summary>The client's side of UDAP Server Metadata: nothing is believed that the community did not vouch for.</summary>
/// <param name="trust">The community.</param>
/// <param name="time">Clock of certificates and claims.</param>
internal sealed class SignedMetadataCheck(CommunityTrust trust, TimeProvider time)
{
    private const int MinimumRsaBits = 2048;

    /// <summary>Only servers that meet people have one (DISC-24).</summary>
    private const string Authorization = "authorization_endpoint";

    private static readonly TimeSpan s_skew = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_maximumLifetime = TimeSpan.FromDays(366);
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>Checks <c>signed_metadata</c> (DISC-20 to DISC-27): algorithm, path, signature, names, times, endpoints.</summary>
    /// <param name="baseUrl">The FHIR base URL as the client knows it.</param>
    /// <param name="metadata">The UDAP metadata document.</param>
    public async Task<SignedMetadataOutcome> CheckAsync(string baseUrl, JsonElement metadata)
    {
        if (!TryReadText(metadata, "signed_metadata", out var compact))
        {
            return Refuse("the metadata has no signed_metadata");
        }

        var header = JsonElement.Parse(Base64UrlEncoder.DecodeBytes(compact.Split('.')[0]));
        if (!TryReadText(header, "alg", out var algorithm) || algorithm != SecurityAlgorithms.RsaSha256)
        {
            return Refuse("signed_metadata is not signed with RS256");
        }

        var presented = ReadChain(header);
        try
        {
            return presented.Count == 0
                ? Refuse("signed_metadata carries no x5c")
                : await CheckAsync(baseUrl, metadata, compact, presented);
        }
        finally
        {
            foreach (var certificate in presented)
            {
                certificate.Dispose();
            }
        }
    }

    private static SignedMetadataOutcome.Refused Refuse(string reason) => new(reason);

    private static bool TryReadText(JsonElement parent, string name, out string text)
    {
        var isText = parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String;
        text = isText ? value.GetString()! : "";
        return isText;
    }

    private static X509Certificate2Collection ReadChain(JsonElement header) =>
        header.TryGetProperty("x5c", out var chain) && chain.ValueKind == JsonValueKind.Array
            ?
            [
                .. chain
                    .EnumerateArray()
                    .Select(item => X509CertificateLoader.LoadCertificate(item.GetBytesFromBase64())),
            ]
            : [];

    private async Task<SignedMetadataOutcome> CheckAsync(
        string baseUrl,
        JsonElement metadata,
        string compact,
        X509Certificate2Collection presented
    )
    {
        if (trust.FindFault(presented[0], presented, time.GetUtcNow(), out var root) is { } fault)
        {
            return Refuse($"the server's certificate does not lead to the community: {fault}");
        }

        if (!UriNames.Read(presented[0]).Contains(baseUrl, StringComparer.Ordinal))
        {
            return Refuse($"the server's certificate does not name {baseUrl}");
        }

        using var key = presented[0].GetRSAPublicKey();
        if (key is null || key.KeySize < MinimumRsaBits)
        {
            return Refuse("the server's key is not RSA of 2,048 bits or more");
        }

        var claims = await VerifyAsync(baseUrl, compact, key);
        return claims is null
            ? Refuse("the signature, issuer, subject or times of signed_metadata are wrong")
            : Compare(metadata, claims, root!.GetNameInfo(X509NameType.SimpleName, forIssuer: false), presented.Count);
    }

    private async Task<JsonWebToken?> VerifyAsync(string baseUrl, string compact, RSA key)
    {
        var result = await _handler.ValidateTokenAsync(
            compact,
            new TokenValidationParameters
            {
                IssuerSigningKey = new RsaSecurityKey(key)
                {
                    CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
                },
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
                ValidIssuer = baseUrl,
                ValidateAudience = false,
                LifetimeValidator = (_, expires, token, _) => IsAlive(((JsonWebToken)token).IssuedAt, expires),
            }
        );
        return
            result is { IsValid: true, SecurityToken: JsonWebToken token }
            && token.Subject == baseUrl
            && token.Id.Length > 0
            ? token
            : null;
    }

    private bool IsAlive(DateTime issued, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end
            && issued <= now + s_skew
            && end > now
            && end > issued
            && end - issued <= s_maximumLifetime;
    }

    private static SignedMetadataOutcome Compare(JsonElement metadata, JsonWebToken claims, string root, int pathLength)
    {
        foreach (var name in (string[])["token_endpoint", "registration_endpoint", Authorization])
        {
            var isPlain = TryReadText(metadata, name, out var plain);
            var isSigned = claims.TryGetPayloadValue<string>(name, out var signed);
            var isSame = isPlain && isSigned ? plain == signed : name == Authorization && isPlain == isSigned;
            if (!isSame)
            {
                return Refuse($"{name} is not the same in the signed and in the plain metadata");
            }
        }

        var endpoints = new UdapEndpoints(
            claims.GetPayloadValue<string>("registration_endpoint"),
            claims.GetPayloadValue<string>("token_endpoint"),
            claims.TryGetPayloadValue<string>(Authorization, out var authorization) ? authorization : null
        );
        return new SignedMetadataOutcome.Trusted(endpoints, root, pathLength);
    }
}
