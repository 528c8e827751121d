using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certificates;

/// <summary>Whether a CRL may be taken over, and how fresh one is. X509-06.</summary>
public static class CrlRules
{
    /// <summary>Judges whether a CRL may replace the accepted one: never an older number, never one from the future.</summary>
    /// <param name="accepted">The accepted one, or null.</param>
    /// <param name="candidate">The new one, its signature checked.</param>
    /// <param name="now">The time of judgement.</param>
    /// <returns>None, <see cref="RejectionReason.CrlNumberFell"/> or <see cref="RejectionReason.CrlNotCurrent"/>.</returns>
    public static RejectionReason CheckReplacement(CrlSet? accepted, CrlSet candidate, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        if (accepted is not null && IsOlder(candidate, accepted))
        {
            return RejectionReason.CrlNumberFell;
        }

        var isCurrent = candidate.ThisUpdate <= now + s_clockTolerance && now < candidate.NextUpdate;
        return isCurrent ? RejectionReason.None : RejectionReason.CrlNotCurrent;
    }

    /// <summary>Whether a CRL was issued before another one of the same distribution point: by its number or by its time.</summary>
    /// <param name="candidate">The CRL.</param>
    /// <param name="known">The other one.</param>
    public static bool IsOlder(CrlSet candidate, CrlSet known)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(known);
        return candidate.Number < known.Number || candidate.ThisUpdate < known.ThisUpdate;
    }

    /// <summary>Whether an accepted CRL may still be judged by.</summary>
    /// <param name="crl">The CRL.</param>
    /// <param name="grace">How long after its end it still counts.</param>
    /// <param name="now">The time of judgement.</param>
    public static bool IsUsable(CrlSet crl, TimeSpan grace, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(crl);
        return now < crl.NextUpdate || now - crl.NextUpdate < grace; // a sum could pass the last representable time
    }

    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromMinutes(2);
}
