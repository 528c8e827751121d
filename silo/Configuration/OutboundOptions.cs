using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>What the one guarded fetcher may do.</summary>
public sealed record OutboundOptions
{
    /// <summary>
    /// Host names and IP addresses, compared as exact text without case, that may have private or loopback addresses.
    /// Default none.
    /// </summary>
    public IReadOnlyList<string> AllowedPrivateHosts { get; init; } = [];

    /// <summary>Time for one fetch, all redirects included, 1 s to 5 min. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Time for one connection, 100 ms to 1 min. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Largest body in bytes, 1 KiB to 128 MiB. Default 16 MiB.</summary>
    [Range(1_024, 134_217_728)]
    public int MaximumBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Redirects followed, 0 to 10. Default 3.</summary>
    [Range(0, 10)]
    public int MaximumRedirects { get; init; } = 3;

    /// <summary>Time for one exchange with an identity provider, 1 s to 10 s, for a person waits. Default 4 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:10")]
    public TimeSpan ExchangeTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Roots of https servers that are trusted beside those of the system: PEM files, of any number of certificates each, or PEM
    /// text. They are no trust anchors of communities. Default none.
    /// </summary>
    [FileSetting]
    public IReadOnlyList<string> TlsRoots { get; init; } = [];

    /// <summary>CRLs that come from a file, never from the network (air-gapped nodes). Default none.</summary>
    public IReadOnlyList<CrlFileOptions> CrlFiles { get; init; } = [];
}
