namespace FastCluster.Grains.Nodes;

/// <summary>The operator's key-encryption keys, which wrap every stored key. Held by silos only.</summary>
public interface IKeyEncryptionKeys
{
    /// <summary>Id of the key that wraps from now on: 1 to 64 characters.</summary>
    string CurrentId { get; }

    /// <summary>The 32-byte key with this id, or null when the operator gave none.</summary>
    /// <param name="id">Key id.</param>
    ReadOnlyMemory<byte>? Find(string id);
}
