namespace FastCluster.Grains.StatusLists;

/// <summary>One stored report of a status list; written once, removed with the list. Fields are appended, never renumbered.</summary>
[GenerateSerializer, Alias("fc.StatusListRow")]
internal sealed class StatusListRow
{
    /// <summary>Address of the node that issues from the list, in the text form of the runtime.</summary>
    [Id(0)]
    public string Owner { get; set; } = "";

    /// <summary>Packed tokens; empty in a report that only closes.</summary>
    [Id(1)]
    public byte[] Packed { get; set; } = [];

    /// <summary>Whether it was the last report.</summary>
    [Id(2)]
    public bool IsClosing { get; set; }
}
