using System.Net;
using System.Net.Sockets;

namespace FastCluster.Silo.Hosting;

/// <summary>Finds loopback ports for the single node's own silo endpoints, which nothing outside the process uses.</summary>
internal static class LoopbackPorts
{
    /// <summary>Two different free ports; another process may take one before it is used, then the start fails and may be repeated.</summary>
    public static (int Silo, int Gateway) FindTwo()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
