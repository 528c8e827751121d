namespace FastCluster.LoadTests.Targets;

/// <summary>A request of which only the sending is left.</summary>
/// <param name="Url">Where it goes.</param>
/// <param name="MediaType">Of the body; null for a GET without one.</param>
/// <param name="Body">The body.</param>
internal sealed record SignedRequest(Uri Url, string? MediaType, byte[] Body)
{
    /// <summary>A message for one sending.</summary>
    public HttpRequestMessage ToMessage()
    {
        if (MediaType is null)
        {
            return new HttpRequestMessage(HttpMethod.Get, Url);
        }

        var content = new ByteArrayContent(Body);
        content.Headers.ContentType = new(MediaType);
        return new HttpRequestMessage(HttpMethod.Post, Url) { Content = content };
    }
}
