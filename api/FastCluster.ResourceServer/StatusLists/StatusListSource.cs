using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Keys;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Telemetry;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.StatusLists;
using Microsoft.Extensions.Logging;

namespace FastCluster.ResourceServer.StatusLists;

/// <summary>Fetches lists of the authorization server and verifies them.</summary>
internal sealed class StatusListSource(
    AuthorizationServerClient server,
    SigningKeys keys,
    FastClusterBearerOptions options,
    TimeProvider clock,
    ILogger<StatusListSource> log
)
{
    /// <summary>Fetches a list. Never fails: what went wrong is logged.</summary>
    /// <param name="uri">Its address, below that of the issuer's lists.</param>
    /// <returns>Null when it could not be had, or is no list to be believed.</returns>
    public async Task<VerifiedStatusList?> FetchAsync(string uri)
    {
        try
        {
            var sentAt = Moment.Of(clock);
            var body = await server.GetStatusListAsync(new Uri(uri));
            var list = await VerifyAsync(uri, body, sentAt);
            if (list is null)
            {
                log.StatusListRefused();
            }

            return list;
        }
        catch (ServerUnavailableException fault)
        {
            log.StatusListUnavailable(fault.Message);
            return null;
        }
    }

    private async Task<VerifiedStatusList?> VerifyAsync(string uri, byte[] body, Moment sentAt)
    {
        if (
            !StatusListReader.TryParse(body, out var list)
            || !string.Equals(list!.Claims.Subject, uri, StringComparison.Ordinal)
            || await keys.FindAsync(list.KeyId, CancellationToken.None) is not { } key
            || key.Verify(list.Algorithm, list.SigningInput.Span, list.Signature.Span) != RejectionReason.None
        )
        {
            return null;
        }

        var claims = list.Claims;
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var skew = (long)options.ClockSkew.TotalSeconds;
        var lifetime = claims.ExpiresAt - claims.IssuedAt;
        return lifetime > 0 && claims.IssuedAt <= now + skew && now < claims.ExpiresAt + skew
            ? new(
                claims.List,
                sentAt,
                TimeSpan.FromSeconds(Math.Min(claims.TimeToLive, lifetime)),
                TimeSpan.FromSeconds(lifetime),
                claims.ExpiresAt
            )
            : null;
    }
}
