using System.Globalization;
using System.Net;

namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>
/// One network namespace per node, all on a bridge to which the test itself belongs. Packets between two nodes can be
/// dropped, so that each still serves its callers and takes the other for dead. Needs root.
/// </summary>
internal sealed class NodeNetwork : IAsyncDisposable
{
    private readonly List<string> _namespaces = [];
    private readonly int _number;

    private NodeNetwork(int number) => _number = number;

    /// <summary>The test's own address on the bridge.</summary>
    public IPAddress Gateway => Address(host: 1);

    private string Bridge => $"fcb{_number}";

    /// <summary>Makes the bridge and the namespaces.</summary>
    /// <param name="nodes">How many, at most 200.</param>
    public static async Task<NodeNetwork> CreateAsync(int nodes)
    {
        var network = new NodeNetwork(await MakeBridgeAsync());
        await RunAsync("ip", "address", "add", $"{network.Gateway}/24", "dev", network.Bridge);
        await RunAsync("ip", "link", "set", network.Bridge, "up");
        for (var node = 0; node < nodes; node++)
        {
            await network.AddAsync(node);
        }

        return network;
    }

    /// <summary>Where a node lives.</summary>
    public NodePlace Place(int node) => new(Address(10 + node), ["ip", "netns", "exec", _namespaces[node]]);

    /// <summary>From now on neither of the two nodes hears the other.</summary>
    public async Task CutAsync(int one, int other)
    {
        await DropAsync(one, other);
        await DropAsync(other, one);
    }

    /// <summary>Everybody hears everybody again.</summary>
    public async Task HealAsync()
    {
        foreach (var space in _namespaces)
        {
            await RunAsync("ip", "netns", "exec", space, "iptables", "-F");
        }
    }

    /// <remarks>Ports go first: those of a deleted namespace go some time later, and the next network would meet their names.</remarks>
    public async ValueTask DisposeAsync()
    {
        for (var node = 0; node < _namespaces.Count; node++)
        {
            await RunAsync("ip", "link", "delete", Port(node));
            await RunAsync("ip", "netns", "delete", _namespaces[node]);
        }

        await RunAsync("ip", "link", "delete", Bridge);
    }

    /// <summary>Bridge names number the networks of this machine; whoever makes one owns its addresses.</summary>
    private static async Task<int> MakeBridgeAsync()
    {
        for (var number = 1; ; number++)
        {
            try
            {
                await RunAsync("ip", "link", "add", $"fcb{Text(number)}", "type", "bridge");
                return number;
            }
            catch (InvalidOperationException) when (number < 250)
            {
                // another test run has it
            }
        }
    }

    private async Task AddAsync(int node)
    {
        var space = $"fc{_number}-{node}";
        var port = Port(node);
        await RunAsync("ip", "netns", "add", space);
        _namespaces.Add(space);
        await RunAsync("ip", "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", space);
        await RunAsync("ip", "link", "set", port, "master", Bridge, "up");
        await RunAsync("ip", "-n", space, "address", "add", $"{Address(10 + node)}/24", "dev", "eth0");
        await RunAsync("ip", "-n", space, "link", "set", "eth0", "up");
        await RunAsync("ip", "-n", space, "link", "set", "lo", "up");
    }

    private string Port(int node) => $"fcv{_number}-{node}";

    private Task DropAsync(int at, int from) =>
        RunAsync(
            "ip",
            "netns",
            "exec",
            _namespaces[at],
            "iptables",
            "-A",
            "INPUT",
            "-s",
            $"{Address(10 + from)}",
            "-j",
            "DROP"
        );

    private IPAddress Address(int host) => IPAddress.Parse($"10.77.{Text(_number)}.{Text(host)}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Task RunAsync(string program, params string[] arguments) =>
        ServerProcess.RunAsync(program, arguments);
}
