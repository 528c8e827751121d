using System.ComponentModel.DataAnnotations;

namespace FastCluster.Grains.Keys;

/// <summary>Rotation of access-token and personal-context keys.</summary>
public sealed class KeyRingOptions
{
    /// <summary>Configuration section.</summary>
    public const string SectionName = "KeyRing";

    /// <summary>
    /// What access tokens are signed with, <c>ES256</c> (default) or <c>RS256</c>. A start with another value replaces the
    /// next key, which is published but has never signed; it signs from the next rotation on, when it was published for an
    /// hour or <c>keys rotate</c> is run. The keys of before verify for <see cref="Overlap"/>.
    /// </summary>
    public AccessTokenAlgorithm Algorithm { get; set; }

    /// <summary>Bits of an RSA key when one is made: 2048 (default), 3072 or 4096. A signature costs 880 us at 2048.</summary>
    [AllowedValues(2048, 3072, 4096)]
    public int RsaKeySize { get; set; } = 2048;

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
