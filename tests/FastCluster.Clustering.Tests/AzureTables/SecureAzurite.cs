using Azure.Core.Pipeline;
using Azure.Data.Tables;
using FastCluster.Pki;

namespace FastCluster.Clustering.Tests.AzureTables;

/// <summary>Azurite over TLS, which is where it takes tokens of identities.</summary>
public sealed class SecureAzurite : IAsyncLifetime, IAsyncDisposable
{
    private readonly CertifiedKey _certificate = TestCommunity
        .Create("azurite", TimeProvider.System.GetUtcNow())
        .IssueClient("https://azurite.test");

    private readonly AzuriteServer _server;

    public SecureAzurite() => _server = new() { Certificate = _certificate };

    public string ConnectionString => _server.ConnectionString;

    public Uri Url => _server.Url;

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    /// <summary>Makes a client trust this server's certificate and no other.</summary>
    public void Trust(TableClientOptions client) => client.Transport = new HttpClientTransport(Pinned());

    private HttpClientHandler Pinned() =>
        new()
        {
            ServerCertificateCustomValidationCallback = (_, shown, _, _) =>
                shown is not null && shown.RawDataMemory.Span.SequenceEqual(_certificate.Certificate.Span),
        };
}
