using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.Strangers;

/// <summary>Somebody connects to the ports that only nodes use. Nothing is answered, and the node does not mind.</summary>
public sealed class StrangerConnectionTests(SecureCluster place) : IClassFixture<SecureCluster>
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Connection_WithBytesThatAreNoTls_IsClosedAndTheNodeServesOn(bool toGateway)
    {
        using var connection = await ConnectAsync(toGateway);
        await connection.GetStream().WriteAsync(RandomNumberGenerator.GetBytes(4096));

        Assert.True(await IsClosedAsync(connection.GetStream()));
        await ServesAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Connection_WithoutACertificate_IsRefusedAndTheNodeServesOn(bool toGateway)
    {
        Assert.False(await IsAdmittedAsync(toGateway, shown: null));
        await ServesAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Connection_WithACertificateOfAnotherAuthority_IsRefusedAndToldInTheLog(bool toGateway)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(place.Certificates.Stranger.ToPrivateKeyPem());
        using var leaf = X509CertificateLoader.LoadCertificate(place.Certificates.Stranger.Certificate.Span);
        using var shown = leaf.CopyWithPrivateKey(key);

        Assert.False(await IsAdmittedAsync(toGateway, shown));
        await Eventually.TrueAsync(
            () =>
                Task.FromResult(
                    place
                        .Node.Process.Said()
                        .Contains("A connection of no node of this cluster was refused", StringComparison.Ordinal)
                ),
            "the refusal in the log"
        );
        await ServesAsync();
    }

    private async Task<TcpClient> ConnectAsync(bool toGateway)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, toGateway ? place.Node.GatewayPort : place.Node.SiloPort);
        return connection;
    }

    /// <summary>Whether the node says anything after the handshake, as it does to its own kind.</summary>
    private async Task<bool> IsAdmittedAsync(bool toGateway, X509Certificate2? shown)
    {
        using var connection = await ConnectAsync(toGateway);
        await using var stream = new SslStream(connection.GetStream());
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "fastcluster",
            ClientCertificates = shown is null ? [] : [shown],
            LocalCertificateSelectionCallback = shown is null ? null : (_, _, _, _, _) => shown,
#pragma warning disable CA5359 // the stranger believes anybody
            RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
        };
        try
        {
            await stream.AuthenticateAsClientAsync(options);
            return !await IsClosedAsync(stream);
        }
        catch (Exception refused) when (refused is AuthenticationException or IOException)
        {
            return false;
        }
    }

    /// <summary>Whether the other side ends the connection without a word.</summary>
    private static async Task<bool> IsClosedAsync(Stream stream)
    {
        try
        {
            return await stream.ReadAsync(new byte[1]).AsTask().WaitAsync(s_limit, TimeProvider.System) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private async Task ServesAsync()
    {
        Assert.True(await place.Node.IsReadyAsync());
        var client = await place.Cluster.RegisterAsync($"{Guid.NewGuid():N}");
        await Retries.GetTokenInTimeAsync(place.Node.Client, client);
    }
}
