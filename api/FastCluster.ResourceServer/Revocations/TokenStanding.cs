namespace FastCluster.ResourceServer.Revocations;

/// <summary>What is known of a token.</summary>
internal enum TokenStanding
{
    /// <summary>It was not revoked.</summary>
    Alive,

    /// <summary>It was not revoked as far as is known, and that knowledge is older than it may be.</summary>
    AliveBeyondTheBound,

    /// <summary>It, or something that it names, was revoked.</summary>
    Revoked,

    /// <summary>Nothing is known yet.</summary>
    Unknown,

    /// <summary>It names no status list of its issuer, or a place that its list does not have.</summary>
    Unlisted,
}
