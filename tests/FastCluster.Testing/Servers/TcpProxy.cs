using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace FastCluster.Testing.Servers;

/// <summary>Stands between a client and a server and spoils connections as a test asks.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly ConcurrentDictionary<Socket, bool> _sockets = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly int _target;
    private readonly Task _accepting;
    private volatile bool _dropsReplies;
    private volatile bool _refuses;
    private int _requests;

    /// <summary>Starts to listen.</summary>
    /// <param name="target">Port of the server on 127.0.0.1.</param>
    /// <param name="address">Where it listens; default loopback.</param>
    public TcpProxy(int target, IPAddress? address = null)
    {
        _target = target;
        _listener = new(address ?? IPAddress.Loopback, 0);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Port in front of the server.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Pieces that clients sent while replies were dropped.</summary>
    public int RequestsWithoutReply => Volatile.Read(ref _requests);

    /// <summary>Requests go through from now on, replies do not: what a client asks for happens, and it never learns of it.</summary>
    public void DropReplies()
    {
        Volatile.Write(ref _requests, 0);
        _dropsReplies = true;
    }

    /// <summary>Ends all connections (RST); new ones are ended at once until <see cref="Heal"/>.</summary>
    public void Cut()
    {
        _refuses = true;
        Reset();
    }

    /// <summary>Ends all connections (RST) and lets new ones through.</summary>
    public void Heal()
    {
        _dropsReplies = false;
        _refuses = false;
        Reset();
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        Reset();
#pragma warning disable VSTHRD003 // the loop belongs to this object and ends with its listener
        await _accepting;
#pragma warning restore VSTHRD003
        _closing.Dispose();
    }

    private void Reset()
    {
        foreach (var socket in _sockets.Keys)
        {
            Close(socket);
        }
    }

    private void Close(Socket socket)
    {
        if (_sockets.TryRemove(socket, out _))
        {
            socket.Close(timeout: 0);
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_closing.Token);
                _sockets[client] = true;
                _ = ServeAsync(client);
            }
        }
        catch (Exception closed)
            when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _sockets[server] = true;
        client.NoDelay = true;
        if (_refuses)
        {
            Close(client);
        }

        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(CopyAsync(client, server, isReply: false), CopyAsync(server, client, isReply: true));
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // either side ended; so does the other
        }

        Close(client);
        Close(server);
    }

    private async Task CopyAsync(Socket from, Socket to, bool isReply)
    {
        var buffer = new byte[65_536];
        try
        {
            int count;
            while ((count = await from.ReceiveAsync(buffer, SocketFlags.None)) > 0)
            {
                if (_dropsReplies && isReply)
                {
                    continue;
                }

                if (_dropsReplies)
                {
                    Interlocked.Increment(ref _requests);
                }

                for (var sent = 0; sent < count; )
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), SocketFlags.None);
                }
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // either side ended; so does the other
        }
    }
}
