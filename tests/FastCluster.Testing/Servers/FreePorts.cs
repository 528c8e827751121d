using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FastCluster.Testing.Servers;

/// <summary>
/// Ports of 127.0.0.1 for servers that are told theirs. They lie below the range from which Linux takes ports for connections on
/// their way out (32768 to 60999), so that nothing takes one between the choice and the start, or while a server is away.
/// Test programs that run side by side are given a part of them each: <c>FASTCLUSTER_TEST_PORTS=first-last</c>.
/// </summary>
internal static class FreePorts
{
    private static readonly (int First, int Count) s_range = ReadRange();
    private static int s_last = Random.Shared.Next(s_range.Count);

    /// <summary>A port that nobody listens on and that this process was not given before.</summary>
    /// <returns>10,240 to 32,767, or of its part.</returns>
    /// <exception cref="InvalidOperationException">None is free.</exception>
    public static int Next()
    {
        for (var tries = 0; tries < s_range.Count; tries++)
        {
            var port = s_range.First + (int)((uint)Interlocked.Increment(ref s_last) % s_range.Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException("No port is free.");
    }

    private static (int First, int Count) ReadRange()
    {
        var range = Environment.GetEnvironmentVariable("FASTCLUSTER_TEST_PORTS") ?? "10240-32767";
        var ends = range.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return (ends[0], ends[1] - ends[0] + 1);
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
