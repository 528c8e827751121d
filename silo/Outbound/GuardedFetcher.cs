using System.Net;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Outbound;

/// <summary>
/// The one way out of the node: http and https only, no address that is not public unless configured, redirects judged
/// like first requests, body and time bounded, no proxy, no cookies, no credentials. Any number of callers at once.
/// </summary>
public sealed class GuardedFetcher : IDisposable
{
    private const int ChunkBytes = 81_920;
    private readonly OutboundOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;

    /// <summary>Makes the fetcher.</summary>
    /// <param name="options">Its limits.</param>
    /// <param name="clock">Clock of the time limit.</param>
    public GuardedFetcher(OutboundOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _clock = clock;
        _client = new(CreateHandler(options), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Fetches one resource.</summary>
    /// <param name="url">Absolute http or https URL.</param>
    /// <param name="cancellationToken">Ends the fetch.</param>
    /// <exception cref="OperationCanceledException">The caller ended it.</exception>
    public async Task<FetchOutcome> FetchAsync(string url, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!TryAccept(url, null, out var target))
        {
            return new FetchOutcome.Failed(FetchFault.UrlRefused);
        }

        using var limit = new CancellationTokenSource(_options.Timeout, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FollowAsync(target, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchOutcome.Failed(FetchFault.TimedOut);
        }
        catch (HttpRequestException fault) when (fault.InnerException is AddressRefusedException)
        {
            return new FetchOutcome.Failed(FetchFault.AddressRefused);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return new FetchOutcome.Failed(FetchFault.Unreachable);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<FetchOutcome> FollowAsync(Uri first, CancellationToken cancellationToken)
    {
        var target = first;
        for (var redirects = 0; redirects <= _options.MaximumRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, target);
            using var response = await _client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                cancellationToken
            );
            if (!IsRedirect(response.StatusCode))
            {
                return await ReadAsync(response, cancellationToken);
            }

            if (!TryAccept(response.Headers.Location?.OriginalString, target, out target!))
            {
                return new FetchOutcome.Failed(FetchFault.RedirectRefused);
            }
        }

        return new FetchOutcome.Failed(FetchFault.RedirectRefused);
    }

    private async Task<FetchOutcome> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new FetchOutcome.Failed(FetchFault.StatusRefused);
        }

        if (response.Content.Headers.ContentLength > _options.MaximumBytes)
        {
            return new FetchOutcome.Failed(FetchFault.TooLarge);
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        for (int length; (length = await body.ReadAsync(chunk, cancellationToken)) > 0; )
        {
            if (read.Length + length > _options.MaximumBytes)
            {
                return new FetchOutcome.Failed(FetchFault.TooLarge);
            }

            await read.WriteAsync(chunk.AsMemory(0, length), cancellationToken);
        }

        return new FetchOutcome.Fetched(read.ToArray());
    }

    private static bool TryAccept(string? text, Uri? origin, out Uri target)
    {
        target = null!;
        var isUrl = origin is null
            ? Uri.TryCreate(text, UriKind.Absolute, out var url)
            : Uri.TryCreate(origin, text, out url);
        if (!isUrl || url!.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
        {
            return false;
        }

        target = url;
        return true;
    }

    private static bool IsRedirect(HttpStatusCode status) =>
        status
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect;

    /// <summary>The way out, for a client that keeps to requests of its own.</summary>
    /// <param name="options">Its limits.</param>
    public static SocketsHttpHandler CreateHandler(OutboundOptions options) =>
        new()
        {
            ActivityHeadersPropagator = null, // strangers are not told which requests belong together
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = new GuardedConnector(options).ConnectAsync,
            ConnectTimeout = options.ConnectTimeout,
            Credentials = null,
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.Zero, // each fetch resolves and judges anew
            ResponseDrainTimeout = TimeSpan.Zero,
            SslOptions = new() { RemoteCertificateValidationCallback = TlsTrust.Create(options.TlsRoots) },
            UseCookies = false,
            UseProxy = false,
        };
}
