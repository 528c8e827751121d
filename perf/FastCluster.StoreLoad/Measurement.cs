namespace FastCluster.StoreLoad;

/// <summary>One round.</summary>
/// <param name="PerSecond">Acknowledged writes per second.</param>
/// <param name="ClientMicroseconds">CPU of the writing process per write.</param>
/// <param name="ServerMicroseconds">CPU of the server per write.</param>
internal sealed record Measurement(double PerSecond, double ClientMicroseconds, double ServerMicroseconds);
