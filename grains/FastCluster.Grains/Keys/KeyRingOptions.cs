using System.ComponentModel.DataAnnotations;

namespace FastCluster.Grains.Keys;

/// <summary>Rotation of access-token and personal-context keys.</summary>
public sealed class KeyRingOptions
{
    /// <summary>Configuration section.</summary>
    public const string SectionName = "KeyRing";

    /// <summary>How long a key signs, 1 hour to 365 days, default 30 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan ActiveFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long a replaced key still verifies: at least the longest access-token lifetime and the largest skew. 3,720 s
    /// to 30 days, default 2 hours.
    /// </summary>
    [Range(typeof(TimeSpan), "01:02:00", "30.00:00:00")]
    public TimeSpan Overlap { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How often a node reads the rings again, 1 s to 1 minute, default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan RefreshPeriod { get; set; } = TimeSpan.FromSeconds(10);
}
