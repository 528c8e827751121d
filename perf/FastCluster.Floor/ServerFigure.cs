namespace FastCluster.Floor;

/// <summary>What a server under measurement tells of itself.</summary>
internal enum ServerFigure
{
    /// <summary>Bytes that managed code has allocated so far.</summary>
    Allocated,

    /// <summary>Bytes of managed memory that are in use, after a collection.</summary>
    Live,

    /// <summary>Rows that the embedded store has committed so far.</summary>
    StoreWrites,
}
