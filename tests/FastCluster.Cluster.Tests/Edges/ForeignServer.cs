using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FastCluster.Cluster.Tests.Edges;

/// <summary>A process that has nothing to do with the cluster and sits on a port of it.</summary>
internal sealed class ForeignServer : IAsyncDisposable
{
    private static readonly byte[] s_reply = Encoding.ASCII.GetBytes(
        "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );

    private readonly TcpListener _listener;
    private readonly List<Socket> _sockets = [];
    private readonly CancellationTokenSource _end = new();
    private readonly bool _answers;
    private readonly Task _accepting;
    private int _connections;

    /// <summary>Starts to listen.</summary>
    /// <param name="port">Port on loopback.</param>
    /// <param name="answers">Whether it refuses in HTTP what it gets; else it accepts and never says anything.</param>
    public ForeignServer(int port, bool answers)
    {
        _answers = answers;
        _listener = new(IPAddress.Loopback, port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>How often somebody connected.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
#pragma warning disable VSTHRD003 // the loop belongs to this object and ends with its token
        await _accepting;
#pragma warning restore VSTHRD003
        _listener.Dispose();
        _sockets.ForEach(socket => socket.Dispose());
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_end.Token);
                _sockets.Add(socket);
                Interlocked.Increment(ref _connections);
                if (_answers)
                {
                    await socket.SendAsync(s_reply, _end.Token);
                    socket.Shutdown(SocketShutdown.Send);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // the test is over
        }
    }
}
