using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Trust;

namespace FastCluster.Grains.Trust;

/// <summary>Stored state of a distribution point. Fields are appended, never renumbered.</summary>
[GenerateSerializer, Alias("fc.CrlState")]
internal sealed class CrlState
{
    /// <summary>CA that has to have signed the CRL, DER; null while unknown.</summary>
    [Id(0)]
    public byte[]? Issuer { get; set; }

    /// <summary>Last accepted CRL, or null.</summary>
    [Id(1)]
    public AcceptedCrl? Accepted { get; set; }

    /// <summary>Log entries that the last write promised.</summary>
    [Id(2)]
    public List<RevocationEntry> Owed { get; set; } = [];
}
