namespace FastCluster.Grains.StatusLists;

/// <summary>The lists of a server of which something is stored. Fields are appended, never renumbered.</summary>
[GenerateSerializer, Alias("fc.StatusListCatalogState")]
internal sealed class StatusListCatalogState
{
    /// <summary>Unix seconds from when a list may be removed, by its id.</summary>
    [Id(0)]
    public Dictionary<string, long> ForgetAt { get; set; } = [];
}
