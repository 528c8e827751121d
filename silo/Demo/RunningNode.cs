using FastCluster.Silo.Demo.Client;

namespace FastCluster.Silo.Demo;

/// <summary>Finds out whether the node of a folder is up, so that the journey may visit it instead of one of its own.</summary>
internal static class RunningNode
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Asks for the metadata over TLS that only the node of this folder can speak: another server on its port does not count.
    /// </summary>
    /// <param name="target">The node.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public static async Task<bool> AnswersAsync(DemoTarget target, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        handler.SslOptions.CertificateChainPolicy = CommunityTrust.CreateTlsPolicy(target.TlsRoots);
        using var http = new HttpClient(handler) { Timeout = s_patience };
        try
        {
            using var answer = await http.GetAsync(new Uri($"{target.FhirBase}/.well-known/udap"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
