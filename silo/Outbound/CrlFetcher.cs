using System.Security.Cryptography;
using System.Text;
using FastCluster.Grains.Nodes;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Outbound;

/// <summary>Brings CRLs: from the configured file where there is one, else through the guarded fetcher.</summary>
public sealed class CrlFetcher : ICrlFetcher
{
    private const string CrlLabel = "X509 CRL";
    private static readonly byte[] s_pemStart = "-----BEGIN "u8.ToArray();
    private readonly Dictionary<string, string> _files;
    private readonly int _maximumBytes;
    private readonly GuardedFetcher _fetcher;
    private readonly OutboundMetrics _metrics;
    private readonly ILogger _logger;

    /// <summary>Makes the fetcher.</summary>
    /// <param name="options">Files and limits.</param>
    /// <param name="fetcher">The way out.</param>
    /// <param name="metrics">Where outcomes are counted.</param>
    /// <param name="logger">Where failures are told.</param>
    public CrlFetcher(
        OutboundOptions options,
        GuardedFetcher fetcher,
        OutboundMetrics metrics,
        ILogger<CrlFetcher> logger
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        _files = options.CrlFiles.ToDictionary(entry => entry.Url, entry => entry.File, StringComparer.Ordinal);
        _maximumBytes = options.MaximumBytes;
        _fetcher = fetcher;
        _metrics = metrics;
        _logger = logger;
    }

    /// <inheritdoc/>
    public bool IsLocal(string url) => _files.ContainsKey(url);

    /// <inheritdoc/>
    public async Task<byte[]?> FetchAsync(string url, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        var body = _files.TryGetValue(url, out var file)
            ? await ReadFileAsync(file, cancellationToken)
            : await DownloadAsync(url, cancellationToken);
        return body is null ? null : ToDer(body);
    }

    private async Task<byte[]?> ReadFileAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(file).Length <= _maximumBytes)
            {
                return await File.ReadAllBytesAsync(file, cancellationToken);
            }

            Log.CrlFileTooLarge(_logger, file, _maximumBytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Log.CrlFileUnreadable(_logger, file, fault.Message);
        }

        return null;
    }

    private async Task<byte[]?> DownloadAsync(string url, CancellationToken cancellationToken)
    {
        switch (await _fetcher.FetchAsync(url, cancellationToken))
        {
            case FetchOutcome.Fetched(var body):
                _metrics.OnFetched();
                return body;
            case FetchOutcome.Failed(var fault):
                _metrics.OnFailed(fault);
                Log.CrlFetchFailed(_logger, url, fault);
                return null;
            case var other:
                throw new InvalidOperationException($"Unknown outcome {other}.");
        }
    }

    private static byte[] ToDer(byte[] body)
    {
        if (!body.AsSpan().StartsWith(s_pemStart))
        {
            return body;
        }

        var text = Encoding.ASCII.GetString(body);
        return PemEncoding.TryFind(text, out var fields) && text[fields.Label] == CrlLabel
            ? Convert.FromBase64String(text[fields.Base64Data])
            : body;
    }
}
