namespace FastCluster.Grains.Trust;

/// <summary>Stored state of a server identity: which certificates signed, so that a change is seen over restarts.</summary>
[GenerateSerializer, Alias("fc.ServerIdentityState")]
internal sealed class ServerIdentityState
{
    /// <summary>SHA-256 of the leaf in use, base64url.</summary>
    [Id(0)]
    public string? Thumbprint { get; set; }

    /// <summary>Unix seconds since when it is in use.</summary>
    [Id(1)]
    public long Since { get; set; }

    /// <summary>Leaves used before, newest first, at most 20.</summary>
    [Id(2)]
    public List<string> Former { get; set; } = [];
}
