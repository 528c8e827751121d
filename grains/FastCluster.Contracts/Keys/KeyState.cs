namespace FastCluster.Contracts.Keys;

/// <summary>Life of a key. Numbers are stored.</summary>
public enum KeyState
{
    /// <summary>Published, not yet used: resource servers fetch it ahead of its first signature.</summary>
    Next = 1,

    /// <summary>Signs.</summary>
    Active = 2,

    /// <summary>Only verifies, until the last token it signed has expired.</summary>
    Retiring = 3,
}
