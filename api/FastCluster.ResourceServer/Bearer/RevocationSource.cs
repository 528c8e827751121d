namespace FastCluster.ResourceServer.Bearer;

/// <summary>Where this resource server learns what was revoked.</summary>
public enum RevocationSource
{
    /// <summary>
    /// The revocation feed: within seconds, for declared resource servers, and no request waits for it. The default.
    /// </summary>
    Feed = 0,

    /// <summary>
    /// The signed status list that each token names: within a minute, without a credential, as
    /// draft-ietf-oauth-status-list has it. The authorization server has to publish them.
    /// </summary>
    StatusList = 1,
}
