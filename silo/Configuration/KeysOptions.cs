using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>Keys of the operator.</summary>
public sealed record KeysOptions
{
    /// <summary>
    /// File with the key-encryption key: 32 random bytes as base64 (<c>openssl rand -base64 32</c>), readable by the
    /// node alone. Required in Production; in Development it is generated in the data folder.
    /// </summary>
    [FileSetting]
    public string? KeyEncryptionKeyFile { get; init; }

    /// <summary>Files of earlier key-encryption keys, needed until <c>keys rewrap</c> has run. Default none, at most 16.</summary>
    [FileSetting]
    [MaxLength(16)]
    public IReadOnlyList<string> PreviousKeyEncryptionKeyFiles { get; init; } = [];

    /// <summary>How often the server's certificate files are looked at for a change, 1 s to 1 h. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CertificatePollPeriod { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long before a server certificate expires the alarm starts, 1 h to 365 days. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan ExpiryAlarm { get; init; } = TimeSpan.FromDays(30);
}
