using System.Collections.Concurrent;

namespace FastCluster.Testing.Nodes;

/// <summary>What the server acknowledged; the rest of what was sent is open.</summary>
internal sealed class Acknowledgements
{
    /// <summary>Clients whose registration was answered and whose cancellation was never sent.</summary>
    public ConcurrentBag<TestClient> Registered { get; } = [];

    /// <summary>Clients whose cancellation was answered.</summary>
    public ConcurrentBag<TestClient> Cancelled { get; } = [];

    /// <summary>Tokens whose revocation was answered.</summary>
    public ConcurrentBag<string> RevokedTokens { get; } = [];

    /// <summary>Assertions that got a token.</summary>
    public ConcurrentBag<string> AcceptedAssertions { get; } = [];
}
