using System.Globalization;
using FastCluster.Pki;
using FastCluster.Testing;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Targets;

/// <summary>Clients with a certificate of their own each, issued as they are asked for. Keys of one kind are shared.</summary>
/// <param name="community">Issues them.</param>
internal sealed class CommunityClients(TestCommunity community) : IClientSource
{
    private int _given;

    /// <inheritdoc/>
    public bool IsEndless => true;

    /// <inheritdoc/>
    public TestClient ResourceServer { get; } =
        new(
            NodeFolder.ResourceServerUri,
            community.IssueClient(NodeFolder.ResourceServerUri),
            NodeFolder.ResourceServerUri
        );

    /// <inheritdoc/>
    public TestClient Next(KeyAlgorithm algorithm)
    {
        var uri = string.Create(CultureInfo.InvariantCulture, $"https://client.test/load/{_given++}");
        return new(uri, community.IssueClient(algorithm, uri));
    }
}
