using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FastCluster.Conformance.Tests.Identity;

/// <summary>An ID token as others read it: signature by Microsoft.IdentityModel, path by the platform. No line of ours judges.</summary>
public sealed record IdToken(string Text, JsonElement Header, JsonElement Claims)
{
    public static IdToken Read(Answer tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var text = tokens["id_token"];
        Assert.NotNull(text);
        var parts = AccessToken.Read(text);
        return new(text, parts.Header, parts.Claims);
    }

    /// <summary>A claim that is a text, or null.</summary>
    public string? this[string name] => Claims.TryGetProperty(name, out var claim) ? claim.GetString() : null;

    /// <summary>The certificates of <c>x5c</c>, leaf first; the caller disposes of them.</summary>
    public X509Certificate2[] Chain() =>
        [
            .. Header
                .GetProperty("x5c")
                .EnumerateArray()
                .Select(one => X509CertificateLoader.LoadCertificate(one.GetBytesFromBase64())),
        ];

    /// <summary>Verifies signature, issuer, audience and times with a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="audience">Client id.</param>
    /// <param name="now">The time.</param>
    public Task<TokenValidationResult> ValidateAsync(SecurityKey key, string audience, DateTimeOffset now) =>
        new JsonWebTokenHandler().ValidateTokenAsync(
            Text,
            new()
            {
                ValidIssuer = Tenant.Alpha.Issuer,
                ValidAudience = audience,
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
                IssuerSigningKey = key,
                LifetimeValidator = (_, expires, _, _) => expires > now.UtcDateTime,
            }
        );

    /// <summary>Whether the chain leads to a root, as the platform sees it.</summary>
    /// <param name="root">DER.</param>
    /// <param name="now">The time.</param>
    public bool LeadsTo(ReadOnlyMemory<byte> root, DateTimeOffset now)
    {
        var certificates = Chain();
        using var anchor = X509CertificateLoader.LoadCertificate(root.Span);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(anchor);
        chain.ChainPolicy.ExtraStore.AddRange(certificates[1..]);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        try
        {
            return chain.Build(certificates[0]);
        }
        finally
        {
            Array.ForEach(certificates, one => one.Dispose());
        }
    }
}
