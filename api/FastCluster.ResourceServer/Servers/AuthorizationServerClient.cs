using System.Globalization;
using System.Net;
using FastCluster.ResourceServer.Bearer;
using FastCluster.Udap.RevocationFeeds;

namespace FastCluster.ResourceServer.Servers;

/// <summary>
/// The only way out of the library: key set, metadata, feed and status lists of the one authorization server, with bounds on time and
/// size, and without redirects.
/// </summary>
internal sealed class AuthorizationServerClient : IDisposable
{
    private const int MaximumDocumentBytes = 256 * 1024;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private readonly FastClusterBearerOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private volatile ServerAddresses? _addresses;

    /// <summary>Makes the client; nothing is sent yet.</summary>
    public AuthorizationServerClient(FastClusterBearerOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _http = new(options.BackchannelHandler ?? Handler(options), disposeHandler: options.BackchannelHandler is null)
        {
            Timeout = Timeout.InfiniteTimeSpan, // each request has its own, and its own bound of bytes
        };
    }

    /// <summary>Reads the key set.</summary>
    /// <exception cref="ServerUnavailableException">No answer, or not as agreed.</exception>
    public async Task<byte[]> GetKeysAsync()
    {
        var address = _options.KeySetAddress ?? (await AddressesAsync()).Keys;
        return await GetAsync("key set", address);
    }

    /// <summary>Reads a status list.</summary>
    /// <param name="address">Its address, of this authorization server.</param>
    /// <exception cref="ServerUnavailableException">No answer, or not as agreed.</exception>
    public Task<byte[]> GetStatusListAsync(Uri address) => GetAsync("status list", address);

    /// <summary>Asks the feed.</summary>
    /// <param name="cursor">Where the reader is; null for a snapshot.</param>
    /// <param name="wait">How long the server may hold the request.</param>
    /// <param name="patience">How long to wait for the whole answer.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The page, and the time stamp of the monotonic clock before its request left.</returns>
    /// <exception cref="ServerUnavailableException">No answer, or not as agreed.</exception>
    public async Task<(FeedPage Page, long SentAt)> FollowAsync(
        string? cursor,
        TimeSpan wait,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        const string step = "revocation feed";
        var address = _options.RevocationFeedAddress ?? (await AddressesAsync()).Feed;
        var sentAt = 0L;
        var body = await TryAsync(
            step,
            async limit =>
            {
                using var form = await FormAsync(address, cursor, wait, limit);
                using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
                sentAt = _clock.GetTimestamp();
                return await SendAsync(step, request, _options.MaximumFeedBytes, limit);
            },
            patience,
            cancellationToken
        );
        return FeedReader.TryRead(body, out var page)
            ? (page!, sentAt)
            : throw new ServerUnavailableException($"The {step} answered something else than a page.");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler Handler(FastClusterBearerOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (options.Credential?.Certificate is { } certificate)
        {
            handler.SslOptions.ClientCertificates = [certificate];
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;
        }

        return handler;
    }

    /// <summary>Both addresses as published; read once and kept, since they are configuration of the server.</summary>
    private async Task<ServerAddresses> AddressesAsync()
    {
        if (_addresses is { } known)
        {
            return known;
        }

        const string step = "metadata of the issuer";
        var address = new Uri(_options.Issuer.TrimEnd('/') + "/.well-known/oauth-authorization-server");
        var body = await GetAsync(step, address);
        return _addresses =
            ServerAddresses.Read(body, _options.Issuer)
            ?? throw new ServerUnavailableException(
                $"The {step} name another issuer, or no key set or revocation feed at an https URL."
            );
    }

    private async Task<FormUrlEncodedContent> FormAsync(
        Uri address,
        string? cursor,
        TimeSpan wait,
        CancellationToken cancellationToken
    )
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FeedMembers.Cursor] = cursor ?? string.Empty,
            [FeedMembers.Wait] = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture),
        };
        await _options.Credential!.AddToAsync(fields, address.OriginalString, _clock.GetUtcNow(), cancellationToken);
        return new(fields);
    }

    private Task<byte[]> GetAsync(string step, Uri address)
    {
        return TryAsync(
            step,
            async limit =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                return await SendAsync(step, request, MaximumDocumentBytes, limit);
            },
            s_patience,
            CancellationToken.None
        );
    }

    private async Task<byte[]> SendAsync(
        string step,
        HttpRequestMessage request,
        int maximumBytes,
        CancellationToken cancellationToken
    )
    {
        const HttpCompletionOption atHeaders = HttpCompletionOption.ResponseHeadersRead;
        using var answer = await _http.SendAsync(request, atHeaders, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new ServerUnavailableException($"The {step} answered {(int)answer.StatusCode}.")
            {
                RetryAfter = answer.Headers.RetryAfter?.Delta,
            };
        }

        await answer.Content.LoadIntoBufferAsync(maximumBytes, cancellationToken);
        return await answer.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>
    /// Bounds a step, and turns whatever goes wrong in it into one exception: connections and keys may be the application's
    /// own, and no fault of theirs may end what runs in the background.
    /// </summary>
    private async Task<byte[]> TryAsync(
        string step,
        Func<CancellationToken, Task<byte[]>> askAsync,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(patience, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await askAsync(both.Token);
        }
        catch (Exception fault)
            when (!cancellationToken.IsCancellationRequested && fault is not ServerUnavailableException)
        {
            throw new ServerUnavailableException(Describe(step, fault, patience), fault);
        }
    }

    /// <summary>Kinds of faults only: a message could hold what was sent.</summary>
    private static string Describe(string step, Exception fault, TimeSpan patience) =>
        fault switch
        {
            HttpRequestException request => $"The {step} could not be asked: {request.HttpRequestError}.",
            OperationCanceledException => string.Create(
                CultureInfo.InvariantCulture,
                $"The {step} did not answer in {patience.TotalSeconds:F0} s."
            ),
            _ => $"The {step} could not be asked: {fault.GetType().Name}.",
        };
}
