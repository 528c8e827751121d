using System.Security.Cryptography;
using FastCluster.Silo.Configuration;

namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>Real processes of one cluster on loopback, over one real store.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private static readonly (string, string)[] s_quick = [("LISTENERS__DRAINPAUSE", "00:00:01")];
    private static readonly TimeSpan s_shareLimit = TimeSpan.FromSeconds(30);
    private readonly List<ClusterNode> _nodes = [];
    private readonly List<TcpProxy> _storeLinks = [];
    private readonly StoreProvider _provider;
    private readonly NodeNetwork? _network;
    private readonly NodePlace _local;

    private TestCluster(
        NodeFolder folder,
        StoreProvider provider,
        ITestServer store,
        NodeNetwork? network,
        NodePlace local
    ) => (Folder, _provider, Store, _network, _local) = (folder, provider, store, network, local);

    /// <summary>Certificates and configuration.</summary>
    public NodeFolder Folder { get; }

    /// <summary>State and membership of all nodes.</summary>
    public ITestServer Store { get; }

    /// <summary>The store where it is PostgreSQL, as it usually is.</summary>
    public PostgreSqlServer Database => (PostgreSqlServer)Store;

    /// <summary>What stands between each node and the store, where they have a network of their own.</summary>
    public IReadOnlyList<TcpProxy> StoreLinks => _storeLinks;

    /// <summary>The nodes in the order of their start.</summary>
    public IReadOnlyList<ClusterNode> Nodes => _nodes;

    /// <summary>Starts a store, prepares it by the program's own verb, and starts nodes one after another.</summary>
    /// <param name="verbs">One process per verb.</param>
    public static Task<TestCluster> StartAsync(params string[] verbs) =>
        StartAsync(StoreProvider.PostgreSql, network: null, NodePlace.Local, verbs);

    /// <summary>Three nodes of actors and HTTP edge.</summary>
    /// <param name="network">Network of their own, which outlives them; default loopback.</param>
    public static Task<TestCluster> StartThreeAsync(NodeNetwork? network = null) =>
        StartAsync(StoreProvider.PostgreSql, network, NodePlace.Local, "run", "run", "run");

    /// <summary>Three nodes of one build, the store prepared by it too.</summary>
    /// <param name="place">Loopback, with the build.</param>
    public static Task<TestCluster> StartThreeAsync(NodePlace place) =>
        StartAsync(StoreProvider.PostgreSql, network: null, place, "run", "run", "run");

    /// <summary>Three nodes of actors and HTTP edge.</summary>
    /// <param name="provider">What keeps their states and their membership.</param>
    public static Task<TestCluster> StartThreeAsync(StoreProvider provider) =>
        StartAsync(provider, network: null, NodePlace.Local, "run", "run", "run");

    private static async Task<TestCluster> StartAsync(
        StoreProvider provider,
        NodeNetwork? network,
        NodePlace local,
        params string[] verbs
    )
    {
        var store = await CreateStoreAsync(provider);
        var cluster = new TestCluster(NodeFolder.Create(), provider, store, network, local);
        try
        {
            var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
            await File.WriteAllTextAsync(cluster.Folder["operator.key"], key);
            await File.WriteAllTextAsync(cluster.Folder["connection"], cluster.Store.ConnectionString());
            await cluster.RunVerbAsync(local, "store", "init");
            foreach (var verb in verbs)
            {
                await cluster.AddAsync(verb);
            }

            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one more node.</summary>
    /// <param name="verb">Its verb.</param>
    /// <param name="settings">Settings of this node alone.</param>
    public async Task<ClusterNode> AddAsync(string verb, params (string Name, string Value)[] settings)
    {
        var node = await PrepareAsync(verb, settings);
        await node.StartAsync();
        return node;
    }

    /// <summary>Adds a node that does not run yet.</summary>
    /// <param name="verb">Its verb.</param>
    /// <param name="settings">Settings of this node alone.</param>
    public async Task<ClusterNode> PrepareAsync(string verb, params (string Name, string Value)[] settings)
    {
        var place = _network?.Place(_nodes.Count) ?? _local;
        (string, string)[] all = [.. Settings(), .. s_quick, .. await LinkToStoreAsync(), .. settings];
        var node = new ClusterNode(Folder, $"node-{_nodes.Count}", verb, place, all);
        _nodes.Add(node);
        return node;
    }

    /// <summary>Waits until every node has given each one that came after it its share of the actors.</summary>
    public async Task ShareOutAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        for (var number = 0; number < Nodes.Count; number++)
        {
            while (CountShares(Nodes[number]) < Nodes.Count - 1 - number)
            {
                Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, s_shareLimit);
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    /// <summary>A registered client, made over the last node.</summary>
    /// <param name="name">Name within the test.</param>
    public async Task<TestClient> RegisterAsync(string name)
    {
        var client = TestClient.Create(Folder.Community, name);
        var answer = await Retries.RegisterInTimeAsync(Nodes[^1].Client, client);
        return client with { ClientId = answer.Member("client_id")! };
    }

    /// <summary>Runs a verb of the program with the settings that all nodes share; it has to succeed.</summary>
    /// <param name="verb">Its words.</param>
    public Task RunVerbAsync(params string[] verb) => RunVerbAsync(NodePlace.Local, verb);

    /// <summary>Runs a verb of a build with the settings that all nodes share; it has to succeed.</summary>
    /// <param name="place">Loopback, with the build.</param>
    /// <param name="verb">Its words.</param>
    public async Task RunVerbAsync(NodePlace place, params string[] verb)
    {
        var (exitCode, output) = await RunToEndAsync(place, verb);
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Runs a verb of a build with the settings that all nodes share, to its own end.</summary>
    /// <param name="place">Loopback, with the build.</param>
    /// <param name="verb">Its words.</param>
    /// <returns>The exit code, and all that was written.</returns>
    public Task<(int ExitCode, string Output)> RunToEndAsync(NodePlace place, params string[] verb) =>
        NodeProcess.RunToEndAsync(Folder, verb, place, [.. Settings()]);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            node.Dispose();
        }

        foreach (var link in _storeLinks)
        {
            await link.DisposeAsync();
        }

        await Store.DisposeAsync();
        Folder.Dispose();
    }

    private static int CountShares(ClusterNode node) =>
        node.Process.Said().Split("busy actors went to node").Length - 1;

    private static async Task<ITestServer> CreateStoreAsync(StoreProvider provider)
    {
        switch (provider)
        {
            case StoreProvider.PostgreSql:
                return await PostgreSqlServer.CreateAsync();
            case StoreProvider.Redis:
                return await RedisServer.CreateAsync();
            case StoreProvider.AzureTables:
                var azurite = new AzuriteServer();
                await azurite.InitializeAsync();
                return azurite;
            default:
                throw new ArgumentOutOfRangeException(nameof(provider), provider, "No store on the network.");
        }
    }

    /// <summary>A way to the store for the next node, which a test can cut for this node alone.</summary>
    private async Task<IEnumerable<(string Name, string Value)>> LinkToStoreAsync()
    {
        if (_network is null)
        {
            return [];
        }

        var link = new TcpProxy(Store.Port, _network.Gateway);
        _storeLinks.Add(link);
        var connection = Store.ConnectionString(link.Port);
        var file = Folder[$"connection-{_storeLinks.Count}"];
        await File.WriteAllTextAsync(
            file,
            connection.Replace("127.0.0.1", $"{_network.Gateway}", StringComparison.Ordinal)
        );
        return [("STORAGE__CONNECTIONSTRINGFILE", file), ("CLUSTER__CONNECTIONSTRINGFILE", file)];
    }

    private IEnumerable<(string Name, string Value)> Settings() =>
        [
            ("STORAGE__PROVIDER", $"{_provider}"),
            ("STORAGE__CONNECTIONSTRINGFILE", Folder["connection"]),
            ("CLUSTER__PROVIDER", $"{_provider}"),
            ("CLUSTER__CONNECTIONSTRINGFILE", Folder["connection"]),
            ("KEYS__KEYENCRYPTIONKEYFILE", Folder["operator.key"]),
        ];
}
