using System.Net.Http.Headers;

namespace FastCluster.Silo.Demo.Recording;

/// <summary>Keeps every request and answer that passes, without <see cref="HiddenValues"/>.</summary>
/// <param name="inner">Sends the requests.</param>
/// <param name="log">Keeps them.</param>
/// <param name="time">Measures them.</param>
internal sealed class ExchangeRecorder(HttpMessageHandler inner, ExchangeLog log, TimeProvider time)
    : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var sent = await RecordAsync(request, cancellationToken);
        var start = time.GetTimestamp();
        RecordedMessage? received = null;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            received = await RecordAsync(response, cancellationToken);
            return response;
        }
        finally
        {
            var elapsed = time.GetElapsedTime(start).TotalMilliseconds;
            log.Add(
                new()
                {
                    Request = sent,
                    Response = received,
                    Milliseconds = Math.Round(elapsed, 2),
                }
            );
        }
    }

    private static async Task<RecordedMessage> RecordAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            Method = request.Method.Method,
            Url = request.RequestUri?.OriginalString,
            Headers = Join(request.Headers, request.Content?.Headers),
            Body = await ReadAsync(request.Content, cancellationToken),
        };

    private static async Task<RecordedMessage> RecordAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            Status = (int)response.StatusCode,
            Headers = Join(response.Headers, response.Content.Headers),
            Body = await ReadAsync(response.Content, cancellationToken),
        };

    private static async Task<string?> ReadAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        var text = content is null ? "" : await content.ReadAsStringAsync(cancellationToken);
        return text.Length == 0 ? null : HiddenValues.Hide(text, content?.Headers.ContentType?.MediaType);
    }

    private static Dictionary<string, string> Join(HttpHeaders headers, HttpContentHeaders? contentHeaders) =>
        headers
            .Concat(contentHeaders?.AsEnumerable() ?? [])
            .ToDictionary(
                header => header.Key,
                header => string.Join(", ", header.Value),
                StringComparer.OrdinalIgnoreCase
            );
}
