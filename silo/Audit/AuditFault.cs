namespace FastCluster.Silo.Audit;

/// <summary>Why a chain is not intact.</summary>
public enum AuditFault
{
    /// <summary>It is intact.</summary>
    None = 0,

    /// <summary>A line cannot be read.</summary>
    Unreadable = 1,

    /// <summary>A line is missing, doubled or out of order.</summary>
    OutOfOrder = 2,

    /// <summary>A line is not the one that its successor, or the given end, was linked to.</summary>
    Altered = 3,

    /// <summary>The stream ends within a line: a crash that was not followed by a start.</summary>
    Torn = 4,

    /// <summary>The stream ends before the given end, or before one that was signed.</summary>
    CutOff = 5,

    /// <summary>A checkpoint cannot be read or its signature does not verify.</summary>
    Forged = 6,

    /// <summary>A checkpoint is of another key than the given one.</summary>
    ForeignKey = 7,

    /// <summary>There are lines and no checkpoint covers any.</summary>
    Unsigned = 8,
}
