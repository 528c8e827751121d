using FastCluster.Silo.Demo.Tiered.App;
using FastCluster.Silo.Demo.Tiered.Browser;

namespace FastCluster.Silo.Demo.Tiered;

/// <summary>What the steps of a person's visits share beyond the context. Used by one step at a time.</summary>
/// <param name="world">Servers, app and person.</param>
/// <param name="createBrowser">A browser that was never used.</param>
internal sealed class TieredVisit(TieredWorld world, Func<HeadlessBrowser> createBrowser)
{
    private ShownPage? _page;
    private AppAnswer? _answer;
    private AppTokens? _first;
    private AppTokens? _second;

    /// <summary>Servers, app and person.</summary>
    public TieredWorld World { get; } = world;

    /// <summary>The browser of the first visit.</summary>
    public HeadlessBrowser Browser { get; } = createBrowser();

    /// <summary>The page before the person.</summary>
    public ShownPage Page
    {
        get => Found(_page);
        set => _page = value;
    }

    /// <summary>The answer to the request of the first visit.</summary>
    public AppAnswer Answer
    {
        get => Found(_answer);
        set => _answer = value;
    }

    /// <summary>What the app got by the first visit.</summary>
    public AppTokens First
    {
        get => Found(_first);
        set => _first = value;
    }

    /// <summary>What the app got by the second visit.</summary>
    public AppTokens Second
    {
        get => Found(_second);
        set => _second = value;
    }

    /// <summary>The address at which the browser met the identity provider first; null where a person drove it.</summary>
    public Uri? Upstream { get; set; }

    /// <summary>A browser that was never used.</summary>
    public HeadlessBrowser CreateBrowser() => createBrowser();

    private static T Found<T>(T? value)
        where T : class => value ?? throw new InvalidOperationException("An earlier step did not run.");
}
