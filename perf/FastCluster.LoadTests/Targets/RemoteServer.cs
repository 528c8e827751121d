using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FastCluster.LoadTests.Targets;

/// <summary>Any server that runs already; its endpoints come from its metadata. Its processor time is not seen.</summary>
internal static class RemoteServer
{
    /// <summary>Reads the metadata.</summary>
    /// <param name="settings">Where it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RunException">It does not answer with UDAP metadata.</exception>
    /// <exception cref="UsageException">A file cannot be read.</exception>
    public static async Task<LoadTarget> ConnectAsync(RemoteSettings settings, CancellationToken cancellationToken)
    {
        var http = new HttpClient(Connections(settings.TlsRoot)) { Timeout = LoadTarget.Patience };
        try
        {
            var fhirBase = settings.FhirBase.OriginalString.TrimEnd('/');
            var udap = await ReadAsync(http, $"{fhirBase}/.well-known/udap", cancellationToken);
            var token = Member(udap, "token_endpoint");
            var issuer = new Uri(token).GetLeftPart(UriPartial.Authority);
            var metadata = $"{issuer}/.well-known/oauth-authorization-server";
            var server = await ReadAsync(http, metadata, cancellationToken);
            var endpoints = new TargetEndpoints(
                fhirBase,
                Member(udap, "registration_endpoint"),
                token,
                Member(server, "introspection_endpoint"),
                Member(server, "revocation_endpoint")
            );
            return new([http], control: null)
            {
                Description = fhirBase,
                Requests = new(endpoints, settings.Scope),
                Clients = new FolderClients(settings.Credentials),
            };
        }
        catch
        {
            http.Dispose();
            throw;
        }
    }

    private static async Task<JsonNode> ReadAsync(HttpClient http, string url, CancellationToken cancellationToken)
    {
        try
        {
            return JsonNode.Parse(await http.GetStringAsync(new Uri(url), cancellationToken))
                ?? throw new RunException($"{url} is empty.");
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or JsonException)
        {
            throw new RunException($"{url} does not answer with metadata: {fault.GetBaseException().Message}");
        }
    }

    private static string Member(JsonNode metadata, string name) =>
        metadata[name]?.GetValue<string>() ?? throw new RunException($"The metadata names no {name}.");

    private static SocketsHttpHandler Connections(string? tlsRoot)
    {
        var handler = new SocketsHttpHandler();
        if (tlsRoot is null)
        {
            return handler;
        }

        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(tlsRoot);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UsageException($"{tlsRoot} cannot be read as certificates: {fault.Message}");
        }

        handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        return handler;
    }
}
