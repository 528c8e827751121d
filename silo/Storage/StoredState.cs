namespace FastCluster.Silo.Storage;

/// <summary>One state as it is on disk.</summary>
/// <param name="Version">Version of the last write, 1 or more; grows with every write and is never given twice.</param>
/// <param name="Payload">The encoded state, see <see cref="StateFormat"/>.</param>
public sealed record StoredState(long Version, byte[] Payload);
