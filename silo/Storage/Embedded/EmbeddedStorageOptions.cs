using System.ComponentModel.DataAnnotations;

namespace FastCluster.Silo.Storage.Embedded;

/// <summary>Settings of the embedded store: one SQLite file that only this process opens.</summary>
public sealed class EmbeddedStorageOptions
{
    /// <summary>Section of the configuration file.</summary>
    public const string SectionName = "Storage";

    /// <summary>Data folder; made when missing, for the owner only. Required, no default.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>File name inside <see cref="Folder"/>: letters, digits, dot, hyphen, underscore. Default <c>fastcluster.db</c>.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
    public string FileName { get; set; } = "fastcluster.db";

    /// <summary>Most writes in one transaction, 1-512. Default 512.</summary>
    [Range(1, 512)]
    public int BatchLimit { get; set; } = 512;

    /// <summary>Most writes that wait for the writer, 16-1,000,000; further callers wait. Default 8,192.</summary>
    [Range(16, 1_000_000)]
    public int QueueLimit { get; set; } = 8_192;

    /// <summary>Largest encoded state in bytes, 1,024-67,108,864; a larger one is refused. Default 16,777,216.</summary>
    [Range(1_024, 67_108_864)]
    public int StateBytesLimit { get; set; } = 16_777_216;

    /// <summary>How long a statement waits for a lock of the file, 1-60 s. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long the integrity check at open may take, 0-600 s; it stops unfinished, and says so, at this limit. 0 leaves
    /// it out. Default 2 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan CheckTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Full path of the file.</summary>
    internal string FilePath => Path.Combine(Path.GetFullPath(Folder), FileName);
}
