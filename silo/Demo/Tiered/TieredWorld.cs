using FastCluster.Silo.Demo.Tiered.App;

namespace FastCluster.Silo.Demo.Tiered;

/// <summary>
/// A data holder, an identity provider and an app of one development community, for the length of one journey: two nodes of
/// this process and the app's own server, on free loopback ports, in a temporary folder that goes with them.
/// </summary>
internal sealed class TieredWorld : IAsyncDisposable
{
    private readonly DemoCommunity _community;
    private readonly List<IAsyncDisposable> _started = [];

    private TieredWorld(DemoCommunity community, TieredPlaces places)
    {
        _community = community;
        Places = places;
    }

    /// <summary>Who has an account at both.</summary>
    public DemoPerson Person { get; } = DemoPerson.Create();

    /// <summary>Where the servers are.</summary>
    public TieredPlaces Places { get; }

    /// <summary>Settings of the nodes.</summary>
    public TieredSettings Settings { get; private set; } = null!;

    /// <summary>The root of everybody's certificates, PEM.</summary>
    public string RootFile => _community.Files.Root.CertificateFile;

    /// <summary>The identity provider.</summary>
    public DemoNode Provider { get; private set; } = null!;

    /// <summary>The app.</summary>
    public DemoApp App { get; private set; } = null!;

    /// <summary>What the data holder's operator hands to the app and to a resource server.</summary>
    public DemoTarget Target { get; private set; } = null!;

    /// <summary>Starts everything.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">The temporary folder cannot be written, or a port was taken meanwhile.</exception>
    public static async Task<TieredWorld> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var world = new TieredWorld(new DemoCommunity(time.GetUtcNow()), TieredPlaces.Find());
        try
        {
            await world.StartAsync(cancellationToken);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(_started))
        {
            await one.DisposeAsync();
        }

        Target?.Dispose();
        _community.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        Settings = new(_community.Files, Places, Person);
        _community.IssueServer(Settings.HolderCertificate, TieredSettings.HolderName, Places.FhirBase);
        _community.IssueServer(Settings.ProviderCertificate, TieredSettings.ProviderName, Places.Provider);
        _community.IssueTls(Settings.Tls);
        var holder = Settings.ForHolder();
        Target = DemoTargetReader.Read(_community.Files, holder, server: null);
        Provider = Keep(await DemoNode.StartAsync(Settings.ForProvider(), cancellationToken));
        Keep(await DemoNode.StartAsync(holder, cancellationToken));
        App = Keep(await DemoApp.StartAsync(Settings.Tls, Places.Provider, cancellationToken));
    }

    private T Keep<T>(T started)
        where T : IAsyncDisposable
    {
        _started.Add(started);
        return started;
    }
}
