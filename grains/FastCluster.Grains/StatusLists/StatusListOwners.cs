namespace FastCluster.Grains.StatusLists;

/// <summary>Whether the nodes that issue from lists are still members.</summary>
internal sealed class StatusListOwners(IClusterMembershipService membership)
{
    /// <summary>Whether a node has left for good: it will never report again.</summary>
    /// <param name="owner">Its address, in the text form of the runtime.</param>
    /// <param name="isHeard">
    /// Whether it was heard just now: a node that this one has no word of may then be one that came a moment ago.
    /// </param>
    public bool IsGone(string owner, bool isHeard) =>
        membership.CurrentSnapshot.Members.TryGetValue(SiloAddress.FromParsableString(owner), out var member)
            ? member.Status == SiloStatus.Dead
            : !isHeard;
}
