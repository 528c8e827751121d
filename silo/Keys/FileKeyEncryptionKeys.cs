using System.Collections.Frozen;
using FastCluster.Grains.Nodes;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Keys;

/// <summary>The key-encryption keys from the operator's files, read once at the start. Immutable.</summary>
public sealed class FileKeyEncryptionKeys : IKeyEncryptionKeys
{
    private readonly FrozenDictionary<string, KeyEncryptionKey> _keys;

    private FileKeyEncryptionKeys(KeyEncryptionKey current, IEnumerable<KeyEncryptionKey> previous)
    {
        CurrentId = current.Id;
        _keys = previous.Append(current).DistinctBy(key => key.Id).ToFrozenDictionary(key => key.Id);
    }

    /// <inheritdoc/>
    public string CurrentId { get; }

    /// <summary>Reads the keys; in Development a missing current one is generated and kept.</summary>
    /// <param name="options">Checked configuration.</param>
    /// <exception cref="IOException">A file can no longer be read.</exception>
    public static FileKeyEncryptionKeys Open(FastClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var file = options.Keys.KeyEncryptionKeyFile ?? Path.Combine(options.DataFolder, "keys", "key-encryption.key");
        var mayGenerate = options.Environment == NodeEnvironment.Development && !File.Exists(file);
        var current = mayGenerate ? KeyEncryptionKeyFile.Generate(file) : Read(file);
        return new(current, options.Keys.PreviousKeyEncryptionKeyFiles.Select(Read));
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _keys.TryGetValue(id, out var key) ? key.Value : (ReadOnlyMemory<byte>?)null;
    }

    private static KeyEncryptionKey Read(string file) =>
        KeyEncryptionKeyFile.TryRead(file, out var key)
            ? key
            : throw new IOException($"The file {file} holds no key-encryption key.");
}
