using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;

namespace FastCluster.Silo.Demo.Client;

/// <summary>Signs the two JWTs of a UDAP client: software statements and authentication tokens.</summary>
/// <param name="time">Clock of <c>iat</c> and <c>exp</c>.</param>
internal sealed class UdapJwtSigner(TimeProvider time)
{
    private const int LifetimeSeconds = 120;
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Signs claims with a fresh <c>jti</c> and a lifetime of 120 seconds (JWT-11 allows 300).</summary>
    /// <param name="credential">Whose key signs and whose chain stands in <c>x5c</c>.</param>
    /// <param name="issuer"><c>iss</c> and <c>sub</c>: the client's URI at registration, its client id afterwards.</param>
    /// <param name="audience">The endpoint exactly as published.</param>
    /// <param name="claims">Further claims, or null.</param>
    /// <returns>The compact JWS.</returns>
    public string Sign(UdapCredential credential, string issuer, string audience, JsonObject? claims = null)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var payload = claims ?? [];
        payload["iss"] = issuer;
        payload["sub"] = issuer;
        payload["aud"] = audience;
        payload["iat"] = now;
        payload["exp"] = now + LifetimeSeconds;
        payload["jti"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var header = new Dictionary<string, object>(StringComparer.Ordinal) { ["x5c"] = credential.Chain.ToList() };
        return _handler.CreateToken(payload.ToJsonString(), credential.Signing, header);
    }
}
