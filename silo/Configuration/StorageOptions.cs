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
}
