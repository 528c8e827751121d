using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FastCluster.Silo.Demo.Client;

/// <summary>How a resource server verifies an access token by itself (RFC 9068 section 4).</summary>
/// <param name="time">Clock of <c>exp</c>.</param>
internal sealed class AccessTokenCheck(TimeProvider time)
{
    private static readonly TimeSpan s_maximumLifetime = TimeSpan.FromHours(1);
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>Checks signature, type, issuer, audience, times and client of a token.</summary>
    /// <param name="token">The compact JWS.</param>
    /// <param name="keys">The published key set, JSON.</param>
    /// <param name="issuer">The issuer that is trusted.</param>
    /// <param name="audience">The resource server's own FHIR base URL.</param>
    /// <param name="clientId">The client that the token is expected to name.</param>
    /// <returns>Null when the token is good; otherwise why not.</returns>
    public async Task<string?> FindFaultAsync(
        string token,
        string keys,
        string issuer,
        string audience,
        string clientId
    )
    {
        var result = await _handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                IssuerSigningKeys = new JsonWebKeySet(keys).GetSigningKeys(),
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256],
                ValidTypes = ["at+jwt"],
                ValidIssuer = issuer,
                ValidAudience = audience,
                LifetimeValidator = (_, expires, parsed, _) => IsAlive(((JsonWebToken)parsed).IssuedAt, expires),
            }
        );
        if (!result.IsValid)
        {
            return $"the token does not verify: {result.Exception.Message}";
        }

        return
            ((JsonWebToken)result.SecurityToken).TryGetPayloadValue<string>("client_id", out var named)
            && named == clientId
            ? null
            : "the token names another client";
    }

    private bool IsAlive(DateTime issued, DateTime? expires) =>
        expires is { } end && end > time.GetUtcNow().UtcDateTime && end - issued <= s_maximumLifetime;
}
