using FastCluster.Contracts.Keys;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Keys;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.StatusLists;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.StatusLists;

/// <summary>Judges the tokens of a list by the node's revocation index, as introspection does, and signs what comes out.</summary>
internal sealed class StatusListJudge(
    IAuthorizationServerDirectory servers,
    RevocationFollower revocations,
    KeyDirectory keys,
    IOptions<StatusListOptions> options,
    TimeProvider clock
)
{
    private const int StatusesPerByte = 8;

    /// <summary>Whether the index may be judged by; call it before <see cref="SignAsync"/>.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public ValueTask<bool> IsCurrentAsync(string serverId, CancellationToken cancellationToken) =>
        revocations.EnsureCurrentAsync(serverId, cancellationToken);

    /// <summary>Judges and signs a list.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="listId">Id of the list.</param>
    /// <param name="reports">Everything that was reported of it.</param>
    /// <param name="isRestValid">Whether the places of which nothing was reported count as valid.</param>
    /// <param name="cancellationToken">Ends the wait for a key service.</param>
    /// <returns>The compact serialization.</returns>
    public async ValueTask<byte[]> SignAsync(
        string serverId,
        string listId,
        IReadOnlyCollection<ReportedStatuses> reports,
        bool isRestValid,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new StatusListClaims
        {
            Subject = servers.Get(serverId).StatusListAddress + listId,
            IssuedAt = now,
            ExpiresAt = now + (long)options.Value.Lifetime.TotalSeconds,
            TimeToLive = (long)options.Value.TimeToLive.TotalSeconds,
            List = new(bits: 1, Judge(serverId, reports, isRestValid, now)),
        };
        var key = (await keys.GetAsync(serverId, KeyUse.AccessToken)).Active;
        return await StatusListWriter.SignAsync(claims, key.Signing!, cancellationToken);
    }

    private byte[] Judge(string serverId, IReadOnlyCollection<ReportedStatuses> reports, bool isRestValid, long now)
    {
        var index = revocations.IndexOf(serverId);
        var bytes = new byte[IndexPermutation.Size / StatusesPerByte];
        bytes.AsSpan().Fill(isRestValid ? (byte)0 : byte.MaxValue);
        foreach (var report in reports)
        {
            var isAlive = Array.ConvertAll(report.Sets, set => index.IsAlive(serverId, set.AsSpan()));
            foreach (var token in report.Tokens)
            {
                var (at, bit) = (token.Index / StatusesPerByte, (byte)(1 << (token.Index % StatusesPerByte)));
                var isValid = isAlive[token.Set] && !index.IsTokenDead(token.Token, now);
                bytes[at] = isValid ? (byte)(bytes[at] & ~bit) : (byte)(bytes[at] | bit);
            }
        }

        return bytes;
    }
}
