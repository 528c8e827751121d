using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Trust;

namespace FastCluster.Grains.Trust;

/// <summary>Stored state of a trust community. Fields are appended, never renumbered.</summary>
[GenerateSerializer, Alias("fc.CommunityState")]
internal sealed class CommunityState
{
    /// <summary>Declared content, or null before the first declaration.</summary>
    [Id(0)]
    public DeclaredCommunity? Declared { get; set; }

    /// <summary>Version of the declaration.</summary>
    [Id(1)]
    public long DeclaredVersion { get; set; }

    /// <summary>True once it left the declaration.</summary>
    [Id(2)]
    public bool IsRetired { get; set; }

    /// <summary>True while the operator has it disabled.</summary>
    [Id(3)]
    public bool IsDisabled { get; set; }

    /// <summary>Raised by every change.</summary>
    [Id(4)]
    public long Version { get; set; }

    /// <summary>Log entries that the last write promised.</summary>
    [Id(5)]
    public List<RevocationEntry> Owed { get; set; } = [];
}
