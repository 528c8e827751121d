using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Pki;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Tests.Hosting;

public sealed class ListenerCertificateTests : IDisposable
{
    private readonly NodeSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    public async Task Listener_ChainFile_SendsIssuersToo()
    {
        WriteTls("one");
        await using var node = await RunningNode.StartAsync(WithTls());

        var (subject, chainLength) = await ConnectAsync(node);

        Assert.Equal("CN=one", subject);
        Assert.Equal(2, chainLength);
    }

    [Fact]
    public async Task Listener_RenewedFile_IsShownWithoutRestart()
    {
        WriteTls("one");
        await using var node = await RunningNode.StartAsync(WithTls());
        WriteTls("two");
        File.SetLastWriteTimeUtc(_setup.Folder["tls.pem"], NodeSetup.Now.UtcDateTime);

        node.Clock.Advance(TimeSpan.FromSeconds(30));

        await Eventually.TrueAsync(
            async () => (await ConnectAsync(node)).Subject == "CN=two",
            "the renewed certificate"
        );
    }

    private FastClusterOptions WithTls() =>
        _setup.Options with
        {
            Listeners = RunningNode.FreePorts with
            {
                Public = new()
                {
                    Url = RunningNode.FreePorts.Public.Url,
                    Certificate = new()
                    {
                        CertificateFile = _setup.Folder["tls.pem"],
                        KeyFile = _setup.Folder["tls.key"],
                    },
                },
            },
        };

    private void WriteTls(string name)
    {
        var issuing = _setup.Authority.CreateIntermediate(
            new AuthorityOptions
            {
                Subject = new("TLS CA"),
                NotBefore = NodeSetup.Now.AddDays(-1),
                NotAfter = NodeSetup.Now.AddYears(1),
            }
        );
        var issued = issuing.Issue(
            new()
            {
                Subject = new(name),
                NotBefore = NodeSetup.Now.AddDays(-1),
                NotAfter = NodeSetup.Now.AddDays(90),
                DnsNames = ["localhost"],
            }
        );
        _setup.Folder.Write("tls.key", issued.ToPrivateKeyPem());
        _setup.Folder.Write("tls.pem", issued.ToChainPem());
    }

    private static async Task<(string Subject, int ChainLength)> ConnectAsync(RunningNode node)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(node.Addresses.Public.Host, node.Addresses.Public.Port);
        var sent = 0;
        await using var tls = new SslStream(
            socket.GetStream(),
            leaveInnerStreamOpen: false,
            (_, _, chain, _) =>
            {
                sent = chain!.ChainPolicy.ExtraStore.Count;
                return true;
            }
        );
        await tls.AuthenticateAsClientAsync("localhost");
        return (new X509Certificate2(tls.RemoteCertificate!).Subject, sent);
    }
}
