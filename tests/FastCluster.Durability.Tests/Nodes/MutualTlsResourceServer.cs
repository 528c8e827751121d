using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace FastCluster.Durability.Tests.Nodes;

/// <summary>
/// Introspects over real HTTPS as the resource server, which its TLS client certificate authenticates: no assertion is
/// used up, so asking writes nothing. Many may ask at once.
/// </summary>
internal sealed class MutualTlsResourceServer : IDisposable
{
    private const int MaximumRetries = 10;
    private readonly Uri _endpoint;
    private readonly HttpClient _http;

    public MutualTlsResourceServer(NodeFolder folder)
    {
        // below the root itself: TLS carries no chain, and this node has learned no intermediates yet
        var community = folder.Community;
        var leaf = community.Leaf(NodeFolder.ResourceServerUri) with { CrlUrl = community.RootCrlUrl };
        var credential = community.Root.Issue(leaf);
        var certificate = X509CertificateLoader.LoadPkcs12(credential.ToPfx("a"), "a");
        _endpoint = new($"{folder.Origin}/introspect");
        _http = new(
            new SocketsHttpHandler
            {
                SslOptions =
                {
                    ClientCertificates = [certificate],
                    LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate,
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
                },
            }
        );
    }

    /// <summary>Whether the token lives, as far as this resource server is told; asks again while the node says 503.</summary>
    public async Task<bool> IsActiveAsync(string token)
    {
        for (var retry = 0; retry < MaximumRetries; retry++)
        {
            if (await AskAsync(token) is { } isActive)
            {
                return isActive;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }

        throw new TimeoutException("The node says 503 and nothing else.");
    }

    /// <summary>Asks once; null when the node cannot know just now and says so with 503.</summary>
    public async Task<bool?> AskAsync(string token)
    {
        using var content = new FormUrlEncodedContent([new("token", token)]);
        using var answer = await _http.PostAsync(_endpoint, content);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            return null;
        }

        Assert.True(answer.IsSuccessStatusCode, text);
        using var body = JsonDocument.Parse(text);
        return body.RootElement.GetProperty("active").GetBoolean();
    }

    public void Dispose() => _http.Dispose();
}
