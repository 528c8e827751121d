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
    private static readonly TimeSpan s_connectPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_documentPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_pagePatience = TimeSpan.FromSeconds(30);
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
            Timeout = Timeout.InfiniteTimeSpan, // each request has its own
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
    /// <param name="patience">How long until the answer has to begin; the rest of it may take 30 s more.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The page, and the moment before its request left.</returns>
    /// <exception cref="ServerUnavailableException">No answer, or not as agreed.</exception>
    public async Task<(FeedPage Page, Moment SentAt)> FollowAsync(
        string? cursor,
        TimeSpan wait,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        const string step = "revocation feed";
        var address = _options.RevocationFeedAddress ?? (await AddressesAsync()).Feed;
        var sentAt = default(Moment);
        var body = await AskAsync(
            step,
            async limit =>
            {
                var form = await FormAsync(address, cursor, wait, limit);
                sentAt = Moment.Of(_clock);
                return new(HttpMethod.Post, address) { Content = form };
            },
            new(patience, s_pagePatience, _options.MaximumFeedBytes),
            cancellationToken
        );
        if (!FeedReader.TryRead(body, out var page))
        {
            throw new ServerUnavailableException($"The {step} answered something else than a page.");
        }

        return string.Equals(page!.Issuer, _options.Issuer, StringComparison.Ordinal)
            ? (page, sentAt)
            : throw new ServerUnavailableException($"The {step} is that of another issuer.");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler Handler(FastClusterBearerOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = s_connectPatience,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (options.Credential?.Certificate is { } certificate)
        {
            handler.SslOptions.ClientCertificates = [certificate];
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;
        }

        return handler;
    }

    /// <summary>Both addresses as published; read once and kept until one of them is not there any more.</summary>
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

    private Task<byte[]> GetAsync(string step, Uri address) =>
        AskAsync(
            step,
            _ => Task.FromResult(new HttpRequestMessage(HttpMethod.Get, address)),
            new(s_documentPatience, s_documentPatience, MaximumDocumentBytes),
            CancellationToken.None
        );

    /// <summary>
    /// Bounds a request, and turns whatever goes wrong in it into one exception: connections and keys may be the
    /// application's own, and no fault of theirs may end what runs in the background.
    /// </summary>
    private async Task<byte[]> AskAsync(
        string step,
        Func<CancellationToken, Task<HttpRequestMessage>> makeAsync,
        RequestLimits limits,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(limits.Headers, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = await makeAsync(both.Token);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            limit.CancelAfter(limits.Body);
            return await ReadAsync(step, answer, limits.Bytes, both.Token);
        }
        catch (Exception fault)
            when (!cancellationToken.IsCancellationRequested && fault is not ServerUnavailableException)
        {
            throw new ServerUnavailableException(Describe(step, fault), fault);
        }
    }

    private async Task<byte[]> ReadAsync(
        string step,
        HttpResponseMessage answer,
        int limit,
        CancellationToken cancellationToken
    )
    {
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            await answer.Content.LoadIntoBufferAsync(limit, cancellationToken);
            return await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        }

        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            _addresses = null; // the server may have moved what it publishes
        }

        throw new ServerUnavailableException($"The {step} answered {(int)answer.StatusCode}.")
        {
            RetryAfter = answer.Headers.RetryAfter?.Delta,
        };
    }

    /// <summary>Kinds of faults only: a message could hold what was sent.</summary>
    private static string Describe(string step, Exception fault) =>
        fault switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
                $"The {step} is longer than allowed.",
            HttpRequestException request => $"The {step} could not be asked: {request.HttpRequestError}.",
            OperationCanceledException => $"The {step} did not answer in time.",
            _ => $"The {step} could not be asked: {fault.GetType().Name}.",
        };
}
