using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>A token that was issued before the load.</summary>
/// <param name="Client">Whose it is.</param>
/// <param name="Text">The access token.</param>
/// <param name="Lifetime">How long it lives, as the server said.</param>
internal sealed record LiveToken(TestClient Client, string Text, TimeSpan Lifetime)
{
    private readonly long _issuedAt = TimeProvider.System.GetTimestamp();

    /// <summary>Whether it has lived for less than a part of its time.</summary>
    /// <param name="part">From 0 to 1.</param>
    public bool IsYoungerThan(double part) => TimeProvider.System.GetElapsedTime(_issuedAt) < Lifetime * part;
}
