using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Pki;
using FastCluster.Silo.Clustering;
using FastCluster.Silo.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Connections.Security;

namespace FastCluster.Silo.Tests.Clustering;

/// <summary>Who may connect to a node, over real handshakes on loopback.</summary>
public sealed class ClusterTlsTests : IDisposable
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.FromUnixTimeSeconds(
        TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()
    );

    private readonly TemporaryFolder _folder = new();
    private readonly CertificateAuthority _authority = MakeAuthority("Cluster CA");

    public ClusterTlsTests() => _folder.Write("ca.pem", _authority.CertifiedKey.ToCertificatePem());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("fastcluster", false, true)]
    [InlineData("fastcluster", true, true)]
    [InlineData("fastcluster-api", true, true)]
    [InlineData("fastcluster-api", false, false)]
    [InlineData("somebody", true, false)]
    public async Task Handshake_CertificateOfTheCluster_CountsByItsName(string name, bool admitsApi, bool isAdmitted)
    {
        var server = Make("server", _authority, "fastcluster");
        var client = Make("client", _authority, name);

        Assert.Equal(isAdmitted, await TryConnectAsync(server, admitsApi, client));
    }

    [Fact]
    public async Task Handshake_CertificateOfAnotherAuthority_IsRefused()
    {
        var server = Make("server", _authority, "fastcluster");
        var stranger = Make("stranger", MakeAuthority("Stranger CA"), "fastcluster");

        Assert.False(await TryConnectAsync(server, admitsApi: true, stranger));
    }

    [Fact]
    public async Task Handshake_ServerOfAnotherAuthority_IsRefusedByTheClient()
    {
        var impostor = Make("impostor", MakeAuthority("Stranger CA"), "fastcluster");
        var client = Make("client", _authority, "fastcluster");

        Assert.False(await TryConnectAsync(impostor, admitsApi: true, client));
    }

    [Fact]
    public async Task Refresh_RenewedCertificate_IsShownByTheNextConnection()
    {
        var server = Make("server", _authority, "somebody");
        var client = Make("client", _authority, "fastcluster");
        Assert.False(await TryConnectAsync(server, admitsApi: true, client));

        Write("server", _authority, "fastcluster");
        File.SetLastWriteTimeUtc(_folder["server.pem"], s_now.AddSeconds(10).UtcDateTime);
        server.Refresh();

        Assert.True(await TryConnectAsync(server, admitsApi: true, client));
    }

    [Fact]
    public async Task Refresh_BrokenCertificate_KeepsTheOldOne()
    {
        var server = Make("server", _authority, "fastcluster");
        var client = Make("client", _authority, "fastcluster");

        _folder.Write("server.pem", "no certificate");
        File.SetLastWriteTimeUtc(_folder["server.pem"], s_now.AddSeconds(10).UtcDateTime);
        server.Refresh();

        Assert.True(await TryConnectAsync(server, admitsApi: true, client));
    }

    private static CertificateAuthority MakeAuthority(string name) =>
        CertificateAuthority.CreateRoot(
            new()
            {
                Subject = new(name, "Example"),
                NotBefore = s_now.AddDays(-1),
                NotAfter = s_now.AddDays(30),
            }
        );

    private ClusterTls Make(string file, CertificateAuthority authority, string dnsName)
    {
        Write(file, authority, dnsName);
        var options = new ClusterTlsOptions
        {
            Certificate = new() { CertificateFile = _folder[$"{file}.pem"], KeyFile = _folder[$"{file}.key"] },
            TrustedCertificatesFile = _folder["ca.pem"],
        };
        return new(options, NullLogger<ClusterTls>.Instance);
    }

    private void Write(string file, CertificateAuthority authority, string dnsName)
    {
        var leaf = authority.Issue(
            new()
            {
                Subject = new(dnsName, "Example"),
                NotBefore = s_now.AddDays(-1),
                NotAfter = s_now.AddDays(10),
                DnsNames = [dnsName],
                ExtendedKeyUsageOids = ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"],
            }
        );
        _folder.Write($"{file}.pem", leaf.ToChainPem());
        _folder.Write($"{file}.key", leaf.ToPrivateKeyPem());
    }

    /// <summary>One handshake as the runtime makes it, and one byte each way, so that a late refusal is seen too.</summary>
    private static async Task<bool> TryConnectAsync(ClusterTls server, bool admitsApi, ClusterTls client)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var outgoing = new TcpClient();
        var accepted = listener.AcceptTcpClientAsync();
        await outgoing.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using var incoming = await accepted;
        await using var serverSide = new SslStream(incoming.GetStream());
        await using var clientSide = new SslStream(outgoing.GetStream());
        var both = Task.WhenAll(
            ExchangeAsync(
                serverSide,
                () => serverSide.AuthenticateAsServerAsync(ServerOptions(server, admitsApi)),
                incoming
            ),
            ExchangeAsync(clientSide, () => clientSide.AuthenticateAsClientAsync(ClientOptions(client)), outgoing)
        );
        try
        {
            await both.WaitAsync(TimeSpan.FromSeconds(20));
            return true;
        }
        catch (Exception fault) when (fault is AuthenticationException or IOException)
        {
            return false;
        }
    }

    private static async Task ExchangeAsync(SslStream stream, Func<Task> authenticate, TcpClient connection)
    {
        try
        {
            await authenticate();
            await stream.WriteAsync(new byte[1]);
            await stream.ReadExactlyAsync(new byte[1]);
        }
        catch
        {
            connection.Close(); // the other side must not wait for an answer that never comes
            throw;
        }
    }

    private static SslServerAuthenticationOptions ServerOptions(ClusterTls tls, bool admitsApi) =>
        new()
        {
            ClientCertificateRequired = true,
            ServerCertificateContext = tls.Current.Context,
            RemoteCertificateValidationCallback = Judge(tls.ForServer(admitsApi)),
        };

    private static SslClientAuthenticationOptions ClientOptions(ClusterTls tls) =>
        new()
        {
            TargetHost = "fastcluster",
            ClientCertificateContext = tls.Current.Context,
            RemoteCertificateValidationCallback = Judge(tls.ForClient()),
        };

    private static RemoteCertificateValidationCallback Judge(TlsOptions options) =>
        (_, certificate, chain, errors) =>
            certificate is X509Certificate2 shown && options.RemoteCertificateValidation!(shown, chain, errors);
}
