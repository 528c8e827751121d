namespace FastCluster.Contracts.Revocations;

/// <summary>What a log entry says. Numbers are stored.</summary>
public enum RevocationChange
{
    /// <summary>The entity's minimum valid epoch was raised: all that names an older one is dead.</summary>
    EpochRaised = 1,

    /// <summary>One token id is dead until a time.</summary>
    TokenDead = 2,

    /// <summary>A certificate or CA is distrusted until reinstated; its epoch was raised too.</summary>
    Distrusted = 3,

    /// <summary>A distrusted certificate or CA is trusted again; its epoch stays.</summary>
    Reinstated = 4,

    /// <summary>A CRL was accepted; nodes load its set before they count as current.</summary>
    CrlAccepted = 5,

    /// <summary>Anchors or policy of a community changed: nodes read its snapshot again.</summary>
    TrustChanged = 6,
}
