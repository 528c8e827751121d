using System.Globalization;
using System.Net;

namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>One process of a cluster: where it listens, and what tests do to it. Starting it again keeps its ports.</summary>
internal sealed class ClusterNode : IDisposable
{
    private readonly NodeFolder _folder;
    private readonly string _verb;
    private readonly (string Name, string Value)[] _settings;
    private readonly HttpClient _probe = new() { Timeout = TimeSpan.FromSeconds(2) };
    private NodeProcess? _process;

    /// <summary>Prepares a node that does not run yet.</summary>
    /// <param name="folder">Certificates and configuration that all nodes share.</param>
    /// <param name="name">Name of its data folder.</param>
    /// <param name="verb"><c>run</c>, <c>silo</c> or <c>api</c>.</param>
    /// <param name="place">Where it runs.</param>
    /// <param name="shared">Settings of every node.</param>
    public ClusterNode(
        NodeFolder folder,
        string name,
        string verb,
        NodePlace place,
        IEnumerable<(string Name, string Value)> shared
    )
    {
        (_folder, _verb, Name, Place) = (folder, verb, name, place);
        (Port, ManagementPort) = (FreePorts.Next(), FreePorts.Next());
        (SiloPort, GatewayPort) = (FreePorts.Next(), FreePorts.Next());
        Client = new UdapClient(folder, new(place.Address, Port));
        _settings =
        [
            .. shared,
            ("DATAFOLDER", folder[name]),
            ("LISTENERS__PUBLIC__URL", $"https://{place.Address}:{Text(Port)}"),
            ("LISTENERS__MANAGEMENT__URL", $"http://{Management}"),
            ("CLUSTER__ADVERTISEDADDRESS", $"{place.Address}"),
            ("CLUSTER__SILOPORT", Text(SiloPort)),
            ("CLUSTER__GATEWAYPORT", Text(GatewayPort)),
        ];
    }

    public string Name { get; }

    /// <summary>Whether it has an HTTP edge.</summary>
    public bool IsPublic => _verb != "silo";

    /// <summary>Where it runs, and the build that the next start takes.</summary>
    public NodePlace Place { get; set; }

    public int Port { get; }

    public int ManagementPort { get; }

    public int SiloPort { get; }

    public int GatewayPort { get; }

    /// <summary>Where it is asked how it is.</summary>
    public IPEndPoint Management => new(Place.Address, ManagementPort);

    /// <summary>Requests to this node alone.</summary>
    public UdapClient Client { get; }

    /// <summary>The process; the test fails when it does not run.</summary>
    public NodeProcess Process => _process ?? throw new InvalidOperationException($"{Name} does not run.");

    /// <summary>Whether nothing runs: it ended by itself, or its start failed.</summary>
    public bool HasEnded => _process is not { HasEnded: false };

    /// <summary>Starts the process and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        _process?.Dispose();
        _process = null; // a start that fails says why, and no second end hides it
        _process = await NodeProcess.StartAsync(_folder, _verb, Management, Place, _settings);
    }

    /// <summary>Starts the process and waits for nothing.</summary>
    public void Launch()
    {
        _process?.Dispose();
        _process = NodeProcess.Launch(_folder, _verb, Place, _settings);
    }

    /// <summary>Runs a verb with the settings of this node to its own end.</summary>
    /// <returns>The exit code, and all that was written.</returns>
    public Task<(int ExitCode, string Output)> RunToEndAsync(params string[] verb) =>
        NodeProcess.RunToEndAsync(_folder, verb, Place, _settings);

    /// <summary>Whether it says that requests may be sent to it.</summary>
    public Task<bool> IsReadyAsync() => NodeProcess.IsReadyAsync(_probe, Management);

    /// <summary>Asks for a token; null when the node is away.</summary>
    /// <param name="assertion">The client's assertion.</param>
    public Task<Answer?> TryRequestTokenAsync(string assertion) => TryAsync(() => Client.RequestTokenAsync(assertion));

    /// <summary>Asks about a token; null when the node is away.</summary>
    /// <param name="token">An access token.</param>
    public Task<Answer?> TryIntrospectAsync(string token) => TryAsync(() => Client.IntrospectAsync(token));

    public void Dispose()
    {
        Client.Dispose();
        _probe.Dispose();
        _process?.Dispose();
    }

    private static async Task<Answer?> TryAsync(Func<Task<Answer>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
