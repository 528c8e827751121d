using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>Where the states of actors are kept.</summary>
public sealed record StorageOptions
{
    /// <summary>
    /// <c>Embedded</c> (one SQLite file in the data folder, for one node), <c>PostgreSql</c>, <c>Redis</c> or
    /// <c>AzureTables</c>. Default <c>Embedded</c>.
    /// </summary>
    public StoreProvider Provider { get; init; } = StoreProvider.Embedded;

    /// <summary>
    /// Connection string of the provider. This or the file is required unless the provider is <c>Embedded</c>. Never logged.
    /// </summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// File with the connection string, in place of the setting; its last line end is left out. PostgreSQL: a changed
    /// password in it counts for the next connection.
    /// </summary>
    [FileSetting]
    public string? ConnectionStringFile { get; init; }

    /// <summary>
    /// Start of the keys (Redis) or of the table name (Azure Tables), so that deployments can share a service: 3 to 32 lower-case
    /// letters and digits, a letter first. PostgreSQL: use its schemas. Default <c>fastcluster</c>.
    /// </summary>
    [Required]
    [RegularExpression("^[a-z][a-z0-9]{2,31}$")]
    public string Name { get; init; } = "fastcluster";

    /// <summary>Time for one answer of a store on the network, whole seconds, 1 s to 1 min. Default 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Whether a Production node starts on a store that can lose what it acknowledged (Redis without <c>appendfsync always</c>,
    /// PostgreSQL with <c>fsync</c> off). Default no.
    /// </summary>
    public bool AllowWeakDurability { get; init; }

    /// <summary>Embedded: file name: letters, digits, dot, hyphen, underscore. Default <c>fastcluster.db</c>.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
    public string FileName { get; init; } = "fastcluster.db";

    /// <summary>Embedded and PostgreSQL: most writes in one transaction, 1 to 512. Default 512.</summary>
    [Range(1, 512)]
    public int BatchLimit { get; init; } = 512;

    /// <summary>
    /// Most operations that wait, 16 to 1,000,000; further callers wait (embedded) or are refused with 503. Default 8192.
    /// </summary>
    [Range(16, 1_000_000)]
    public int QueueLimit { get; init; } = 8_192;

    /// <summary>Embedded: how long the integrity check at the start may take, 0 to 10 min; 0 leaves it out. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan CheckTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Tells the provider only: the rest may be a secret.</summary>
    public override string ToString() => $"{Provider}";
}
