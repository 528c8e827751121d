namespace FastCluster.Silo.Storage;

/// <summary>One state as it is in the store.</summary>
/// <param name="ETag">Opaque text of the last write; changes with every write and is never given twice.</param>
/// <param name="Payload">The encoded state, see <see cref="StateFormat"/>.</param>
public sealed record StoredState(string ETag, byte[] Payload);
