namespace FastCluster.Contracts.Revocations;

/// <summary>One entry of an authorization server's revocation log.</summary>
[GenerateSerializer, Immutable, Alias("fc.RevocationEntry")]
public readonly record struct RevocationEntry
{
    /// <summary>Position in its shard, from 1, without gaps.</summary>
    [Id(0)]
    public long Position { get; init; }

    /// <summary>What it says.</summary>
    [Id(1)]
    public RevocationChange Change { get; init; }

    /// <summary>Kind of the entity (<c>FastCluster.Udap.Revocation.EntityKind</c>), 0 where none is meant.</summary>
    [Id(2)]
    public byte Kind { get; init; }

    /// <summary>Digest of the entity, or of the token id.</summary>
    [Id(3)]
    public UInt128 Digest { get; init; }

    /// <summary>Minimum valid epoch after the entry.</summary>
    [Id(4)]
    public uint MinimumEpoch { get; init; }

    /// <summary>Unix seconds after which the entry says nothing any more (TokenDead), 0 otherwise.</summary>
    [Id(5)]
    public long DeadUntil { get; init; }

    /// <summary>Unix seconds at which it was written.</summary>
    [Id(6)]
    public long WrittenAt { get; init; }

    /// <summary>CRL URL or community URI, for entries that tell a node to read something; else null.</summary>
    [Id(7)]
    public string? Subject { get; init; }

    /// <summary>Unix milliseconds of <see cref="WrittenAt"/>, for measurements; 0 in entries of earlier versions.</summary>
    [Id(8)]
    public long WrittenAtMilliseconds { get; init; }
}
