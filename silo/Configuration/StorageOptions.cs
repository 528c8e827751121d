using System.ComponentModel.DataAnnotations;

namespace FastCluster.Silo.Configuration;

/// <summary>The embedded store: one SQLite file in the data folder.</summary>
public sealed record StorageOptions
{
    /// <summary>File name: letters, digits, dot, hyphen, underscore. Default <c>fastcluster.db</c>.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
    public string FileName { get; init; } = "fastcluster.db";

    /// <summary>Most writes in one transaction, 1 to 512. Default 512.</summary>
    [Range(1, 512)]
    public int BatchLimit { get; init; } = 512;

    /// <summary>Most writes that wait for the writer, 16 to 1,000,000; further callers wait. Default 8192.</summary>
    [Range(16, 1_000_000)]
    public int QueueLimit { get; init; } = 8_192;

    /// <summary>How long the integrity check at the start may take, 0 to 10 min; 0 leaves it out. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan CheckTimeout { get; init; } = TimeSpan.FromSeconds(2);
}
