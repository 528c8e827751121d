using System.Collections.Frozen;
using FastCluster.Silo.Demo.Recording;

namespace FastCluster.Silo.Demo.Tiered.Browser;

/// <summary>
/// Keeps where a browser was and where it was led, and nothing that a person's browser knows: no form, page or cookie, and of
/// addresses what <see cref="HiddenValues"/> leaves.
/// </summary>
/// <param name="inner">Sends the requests.</param>
/// <param name="log">Keeps them.</param>
/// <param name="time">Measures them.</param>
internal sealed class VisitRecorder(HttpMessageHandler inner, ExchangeLog log, TimeProvider time)
    : DelegatingHandler(inner)
{
    private static readonly FrozenDictionary<string, string> s_none = FrozenDictionary<string, string>.Empty;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var start = time.GetTimestamp();
        RecordedMessage? received = null;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            received = Record(request.RequestUri!, response);
            return response;
        }
        finally
        {
            log.Add(
                new()
                {
                    Request = new()
                    {
                        Method = request.Method.Method,
                        Url = HiddenValues.Hide(request.RequestUri!),
                        Headers = s_none,
                    },
                    Response = received,
                    Milliseconds = Math.Round(time.GetElapsedTime(start).TotalMilliseconds, 2),
                }
            );
        }
    }

    private static RecordedMessage Record(Uri address, HttpResponseMessage response) =>
        new()
        {
            Status = (int)response.StatusCode,
            Headers = response.Headers.Location is { } location
                ? new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Location"] = HiddenValues.Hide(new Uri(address, location)),
                }
                : s_none,
        };
}
