using FastCluster.Pki;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Targets;

/// <summary>Gives out clients of a community that the target trusts. For one caller at a time.</summary>
internal interface IClientSource
{
    /// <summary>Whether there is always another one.</summary>
    bool IsEndless { get; }

    /// <summary>A client that was not given out before and has no client id yet.</summary>
    /// <param name="algorithm">Its key.</param>
    /// <exception cref="UsageException">There is none left.</exception>
    TestClient Next(KeyAlgorithm algorithm);

    /// <summary>The resource server; its client id is its caller id.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    TestClient ResourceServer { get; }
}
