using System.ComponentModel.DataAnnotations;

namespace FastCluster.Silo.Audit;

/// <summary>Settings of the decision stream.</summary>
public sealed class DecisionStreamOptions
{
    /// <summary>Section of the configuration file.</summary>
    public const string SectionName = "Audit";

    /// <summary>Folder of the stream, used by one process; made when missing. Required; the host sets <c>DATA/audit</c>.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>File of the wrapped key that signs checkpoints; made when missing. Required; the host sets
    /// <c>DATA/keys/audit-checkpoints.json</c>.</summary>
    [Required]
    public string KeyFile { get; set; } = "";

    /// <summary>Lines after which a checkpoint is signed at the latest, 1-1,000,000. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int CheckpointLines { get; set; } = 10_000;

    /// <summary>Time after which new lines are signed at the latest, 1 s to 1 h. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A file that has reached this size is followed by the next one, 65,536-268,435,456 bytes. Default 64 MiB.</summary>
    [Range(65_536, 268_435_456)]
    public long FileBytesLimit { get; set; } = 67_108_864;

    /// <summary>Most decisions that share one flush, 1-4,096. Default 256.</summary>
    [Range(1, 4_096)]
    public int GroupLimit { get; set; } = 256;

    /// <summary>Longest wait for a group to fill before it is flushed, 0-1 s. Default 100 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Most decisions that wait for the disk, 1-1,000,000; further ones become a stated gap. Default 65,536.</summary>
    [Range(1, 1_000_000)]
    public int QueueLimit { get; set; } = 65_536;

    /// <summary>Pause before a group that could not be written is tried again, 0.01-60 s. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);
}
