using FastCluster.Silo.Demo.Journey;
using FastCluster.Silo.Demo.Journey.Steps;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>Whether a resource server sees in time that a token is dead.</summary>
internal static class Death
{
    /// <summary>The stated bound of every revocation.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until it is, or the bound is over.</summary>
    /// <param name="context">The journey.</param>
    /// <param name="token">Access token.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<bool> IsSeenAsync(
        JourneyContext context,
        string token,
        CancellationToken cancellationToken
    )
    {
        var start = context.Time.GetTimestamp();
        while (true)
        {
            var isLate = context.Time.GetElapsedTime(start) > Bound;
            if (Introspection.IsInactive(await Introspection.AskAsync(context, token, cancellationToken)))
            {
                return true;
            }

            if (isLate)
            {
                return false;
            }

            await Task.Delay(s_pause, context.Time, cancellationToken);
        }
    }
}
