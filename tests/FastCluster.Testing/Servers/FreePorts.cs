using System.Net;
using System.Net.Sockets;

namespace FastCluster.Testing.Servers;

/// <summary>
/// Ports of 127.0.0.1 for servers that are told theirs. They lie below the range from which Linux takes ports for connections on
/// their way out (32768 to 60999), so that nothing takes one between the choice and the start, or while a server is away.
/// </summary>
internal static class FreePorts
{
    private const int First = 10_240;
    private const int Count = 32_768 - First;
    private static int s_last = Random.Shared.Next(Count);

    /// <summary>A port that nobody listens on and that this process was not given before.</summary>
    /// <returns>10,240 to 32,767.</returns>
    /// <exception cref="InvalidOperationException">None is free.</exception>
    public static int Next()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref s_last) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException("No port is free.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }
}
