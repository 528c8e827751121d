namespace FastCluster.Silo.Storage;

/// <summary>One state to import.</summary>
/// <param name="Key">The state.</param>
/// <param name="Payload">The encoded state, see <see cref="StateFormat.Encode"/>.</param>
public readonly record struct ImportedState(StateKey Key, byte[] Payload);
