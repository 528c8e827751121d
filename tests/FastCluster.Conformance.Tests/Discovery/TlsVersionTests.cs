using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace FastCluster.Conformance.Tests.Discovery;

public sealed class TlsVersionTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const byte Alert = 21;
    private const byte ProtocolVersion = 70;

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    [Requirement("TEF-33")]
    public async Task Connect_WithACurrentVersion_IsSecured(SslProtocols version)
    {
        using var socket = await ConnectAsync();
        await using var tls = new SslStream(socket.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);

        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { EnabledSslProtocols = version });

        Assert.Equal(version, tls.SslProtocol);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [Requirement("TEF-33")]
    public async Task Connect_WithTls10Or11_IsAnsweredWithAnAlert(byte minor)
    {
        using var socket = await ConnectAsync();
        var stream = socket.GetStream();
        await stream.WriteAsync(ClientHello(minor));
        var answer = new byte[7];

        var read = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false);

        Assert.Equal((answer.Length, Alert, ProtocolVersion), (read, answer[0], answer[6]));
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.PublicPort);
        return client;
    }

    /// <summary>The first message of a client that knows nothing newer than version 3.<paramref name="minor"/>.</summary>
    private static byte[] ClientHello(byte minor)
    {
        byte[] suites = [0xC0, 0x13, 0xC0, 0x14, 0xC0, 0x09, 0xC0, 0x0A, 0x00, 0x2F, 0x00, 0x35];
        byte[] groups = [0x00, 0x0A, 0x00, 0x04, 0x00, 0x02, 0x00, 0x17];
        byte[] body =
        [
            3,
            minor,
            .. new byte[32],
            0,
            0,
            (byte)suites.Length,
            .. suites,
            1,
            0,
            0,
            (byte)groups.Length,
            .. groups,
        ];
        byte[] handshake = [1, 0, 0, (byte)body.Length, .. body];
        return [22, 3, 1, 0, (byte)handshake.Length, .. handshake];
    }
}
