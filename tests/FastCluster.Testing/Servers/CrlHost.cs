using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FastCluster.Testing.Servers;

/// <summary>A place on loopback that answers every request with one CRL and counts who came.</summary>
public sealed class CrlHost : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Task _serving;
    private byte[] _crl = [];
    private int _visits;

    /// <summary>Starts to listen.</summary>
    /// <param name="port">On loopback; 0 for a free one.</param>
    public CrlHost(int port = 0)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Port on loopback.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Distribution point.</summary>
    public string Url => $"http://127.0.0.1:{Port}/issuing.crl";

    /// <summary>Connections so far, also those whose request was never read.</summary>
    public int Visits => Volatile.Read(ref _visits);

    /// <summary>Answers with a CRL from now on.</summary>
    public void Publish(byte[] crl) => Volatile.Write(ref _crl, crl);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
#pragma warning disable VSTHRD003 // started by the constructor, ended by the line above
        await _serving;
#pragma warning restore VSTHRD003
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var visitor = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _visits);
                await AnswerAsync(visitor.GetStream());
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var request = new byte[4096];
        if (await stream.ReadAsync(request) == 0)
        {
            return;
        }

        var crl = Volatile.Read(ref _crl);
        var head = $"HTTP/1.1 200 OK\r\nContent-Length: {crl.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(crl);
    }
}
