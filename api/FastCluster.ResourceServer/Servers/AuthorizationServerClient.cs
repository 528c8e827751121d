using System.Globalization;
using System.Net;
using FastCluster.ResourceServer.Bearer;
using FastCluster.Udap.RevocationFeeds;

namespace FastCluster.ResourceServer.Servers;

/// <summary>
/// The only way out of the library: key set, metadata and feed of the one authorization server, with bounds on time and
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
            Timeout = Timeout.InfiniteTimeSpan, // each request has its own
            MaxResponseContentBufferSize = options.MaximumFeedBytes,
        };
    }

    /// <summary>Reads the key set.</summary>
    /// <exception cref="ServerUnavailableException">No answer, or not as agreed.</exception>
    public async Task<byte[]> GetKeysAsync()
    {
        var address = _options.KeySetAddress ?? (await AddressesAsync()).Keys;
        return await GetAsync("key set", address);
    }

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
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FeedMembers.Cursor] = cursor ?? string.Empty,
            [FeedMembers.Wait] = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture),
        };
        await _options.Credential!.AddToAsync(fields, address.OriginalString, _clock.GetUtcNow(), cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields),
        };
        var sentAt = _clock.GetTimestamp();
        var body = await SendAsync(step, request, patience, cancellationToken);
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

    private async Task<byte[]> GetAsync(string step, Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var body = await SendAsync(step, request, s_patience, CancellationToken.None);
        return body.Length <= MaximumDocumentBytes
            ? body
            : throw new ServerUnavailableException($"The {step} is longer than {MaximumDocumentBytes} bytes.");
    }

    private async Task<byte[]> SendAsync(
        string step,
        HttpRequestMessage request,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(patience, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var answer = await _http.SendAsync(request, both.Token);
            return answer.StatusCode == HttpStatusCode.OK
                ? await answer.Content.ReadAsByteArrayAsync(both.Token)
                : throw new ServerUnavailableException($"The {step} answered {(int)answer.StatusCode}.")
                {
                    RetryAfter = answer.Headers.RetryAfter?.Delta,
                };
        }
        catch (HttpRequestException fault)
        {
            throw new ServerUnavailableException($"The {step} could not be asked: {fault.HttpRequestError}.", fault);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServerUnavailableException($"The {step} did not answer in {patience.TotalSeconds:F0} s.", fault);
        }
    }
}
