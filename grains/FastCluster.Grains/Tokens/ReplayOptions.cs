using System.ComponentModel.DataAnnotations;

namespace FastCluster.Grains.Tokens;

/// <summary>Replay protection (N1).</summary>
public sealed class ReplayOptions
{
    /// <summary>Configuration section.</summary>
    public const string SectionName = "Replay";

    /// <summary>
    /// Shards per authorization server, 1 to 4,096, default 16. A start with another number counts as a crash: what was
    /// issued before it is answered 503 (N1), and fresh assertions too for at most the mark period + M + 2D.
    /// </summary>
    [Range(1, 4096)]
    public int Shards { get; set; } = 16;

    /// <summary>Digests a shard may hold; at the cap it answers 503 and forgets nothing. 1,000 to 50 M, default 1 M (about 60 MB).</summary>
    [Range(1_000, 50_000_000)]
    public int Capacity { get; set; } = 1_000_000;

    /// <summary>Margin M for assertions issued ahead of this clock, 0 to 10 s, default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan Margin { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Bound D of a node's clock from true time, 0 to 5 s, default 500 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05")]
    public TimeSpan ClockBound { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How far ahead a shard stores the time until which it claims, 1 s to 30 s, default 4 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan MarkPeriod { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>M + 2D: how far past the newest possible claim a floor lies.</summary>
    internal TimeSpan Guard => Margin + (2 * ClockBound);
}
