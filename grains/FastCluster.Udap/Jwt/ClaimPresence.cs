namespace FastCluster.Udap.Jwt;

/// <summary>What was found under a member name.</summary>
public enum ClaimPresence
{
    /// <summary>The object has no such member.</summary>
    Absent,

    /// <summary>The member is there and of the right JSON type.</summary>
    Present,

    /// <summary>The member is there and of another JSON type, <c>null</c> included.</summary>
    WrongType,
}
