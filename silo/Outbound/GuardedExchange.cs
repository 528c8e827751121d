using System.Net.Http.Headers;
using FastCluster.Grains.Nodes;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Outbound;

/// <summary>
/// Requests to identity providers, by the same guarded way out as every fetch: https only, public addresses unless configured,
/// no redirect, body and time bounded. Any number of callers at once.
/// </summary>
public sealed class GuardedExchange : IOutboundExchange, IDisposable
{
    private const int ChunkBytes = 16 * 1024;
    private readonly OutboundOptions _options;
    private readonly OutboundMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly HttpClient _client;

    /// <summary>Makes it.</summary>
    /// <param name="options">Its limits.</param>
    /// <param name="metrics">Where outcomes are counted.</param>
    /// <param name="clock">Clock of the time limit.</param>
    /// <param name="logger">Where failures are told.</param>
    public GuardedExchange(
        OutboundOptions options,
        OutboundMetrics metrics,
        TimeProvider clock,
        ILogger<GuardedExchange> logger
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _metrics = metrics;
        _clock = clock;
        _logger = logger;
        _client = new(GuardedFetcher.CreateHandler(options), disposeHandler: true)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <inheritdoc/>
    public async Task<OutboundAnswer?> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (answer, fault) = await TrySendAsync(request, cancellationToken);
        if (answer is null)
        {
            _metrics.OnFailed(fault);
            Log.ExchangeFailed(_logger, PlaceOf(request.Url), fault);
            return null;
        }

        _metrics.OnFetched();
        return answer;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<(OutboundAnswer? Answer, FetchFault Fault)> TrySendAsync(
        OutboundRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var target) || !IsAccepted(target))
        {
            return (null, FetchFault.UrlRefused);
        }

        using var limit = new CancellationTokenSource(_options.ExchangeTimeout, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var message = Compose(request, target);
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, both.Token);
            var body = await ReadAsync(response, request.MaximumBytes, both.Token);
            return body is null ? (null, FetchFault.TooLarge) : (new((int)response.StatusCode, body), default);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, FetchFault.TimedOut);
        }
        catch (HttpRequestException fault) when (fault.InnerException is AddressRefusedException)
        {
            return (null, FetchFault.AddressRefused);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return (null, FetchFault.Unreachable);
        }
    }

    /// <summary>Scheme, host and port: others wrote the rest.</summary>
    private static string PlaceOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var target) && IsAccepted(target)
            ? target.GetLeftPart(UriPartial.Authority)
            : "an address that is none of an https server";

    private static bool IsAccepted(Uri target) =>
        target.Scheme == Uri.UriSchemeHttps && target.UserInfo.Length == 0 && target.Fragment.Length == 0;

    private static HttpRequestMessage Compose(OutboundRequest request, Uri target)
    {
        var message = new HttpRequestMessage(request.Body is null ? HttpMethod.Get : HttpMethod.Post, target);
        message.Headers.Accept.Add(new("application/json"));
        if (request.BearerToken is { } token)
        {
            message.Headers.Authorization = new("Bearer", token);
        }

        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.MediaType!);
        }

        return message;
    }

    private static async Task<byte[]?> ReadAsync(
        HttpResponseMessage response,
        int maximumBytes,
        CancellationToken cancellationToken
    )
    {
        if (response.Content.Headers.ContentLength > maximumBytes)
        {
            return null;
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        for (int length; (length = await body.ReadAsync(chunk, cancellationToken)) > 0; )
        {
            if (read.Length + length > maximumBytes)
            {
                return null;
            }

            await read.WriteAsync(chunk.AsMemory(0, length), cancellationToken);
        }

        return read.ToArray();
    }
}
