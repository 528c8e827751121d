namespace FastCluster.Grains.Trust;

/// <summary>Which declaration is in force. Fields are appended, never renumbered.</summary>
[GenerateSerializer, Alias("fc.DeclarationState")]
internal sealed class DeclarationState
{
    /// <summary>Version in force, 0 before the first.</summary>
    [Id(0)]
    public long Version { get; set; }

    /// <summary>Digest of its content.</summary>
    [Id(1)]
    public string Digest { get; set; } = string.Empty;

    /// <summary>URIs that it or an earlier version declares.</summary>
    [Id(2)]
    public List<string> Communities { get; set; } = [];
}
