namespace FastCluster.Udap.Tests.SecondOpinion;

/// <summary>What may be wrong with a made chain. The first group both validators refuse, the second only ours.</summary>
internal enum ChainFault
{
    Expired,
    NotYetValid,
    NotAnAuthority,
    PathTooLong,
    NameExcluded,
    NameNotPermitted,
    SubjectNotPermitted,
    NoKeyCertSign,
    OtherSigner,
    UnknownCritical,
    UnknownCriticalOfLeaf,
    PolicyMissing,
    Revoked,
    CrlExpired,
    CrlMissing,
    CrlOfOtherKey,
    AnchorExpired,
    AnchorExcludesName,
    AnchorPathTooLong,

    /// <summary>From here on: what BouncyCastle does not ask.</summary>
    WeakKey,
    WeakHash,
    LeafUsage,
    LeafMayIssue,
}
