using System.Net;

namespace FastCluster.Testing.Nodes;

/// <summary>Where a node process lives, and of which build it is.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Within">The command that runs it there; empty for the test's own network.</param>
internal sealed record NodePlace(IPAddress Address, IReadOnlyList<string> Within)
{
    /// <summary>Loopback of the test's own network.</summary>
    public static NodePlace Local { get; } = new(IPAddress.Loopback, []);

    /// <summary>Path of <c>fastcluster.dll</c>; default this build.</summary>
    public string Program { get; init; } = Path.Combine(AppContext.BaseDirectory, "fastcluster.dll");
}
