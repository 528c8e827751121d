using System.Net;
using System.Net.Sockets;

namespace FastCluster.Silo.Hosting;

/// <summary>Finds loopback ports for the single node's own silo endpoints, which nothing outside the process uses, and for demos.</summary>
internal static class LoopbackPorts
{
    /// <summary>Two different free ports; another process may take one before it is used, then the start fails and may be repeated.</summary>
    public static (int Silo, int Gateway) FindTwo()
    {
        var ports = Find(2);
        return (ports[0], ports[1]);
    }

    /// <summary>Different free ports; the same holds for each.</summary>
    /// <param name="count">How many.</param>
    public static int[] Find(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            Array.ForEach(listeners, listener => listener.Start());
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            Array.ForEach(listeners, listener => listener.Dispose());
        }
    }
}
