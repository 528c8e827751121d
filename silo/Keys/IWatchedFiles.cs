namespace FastCluster.Silo.Keys;

/// <summary>Something read from files that may change while the node runs.</summary>
internal interface IWatchedFiles
{
    /// <summary>Looks at the files and takes over what changed; what is broken is logged and left out. For one caller at a time.</summary>
    void Refresh();
}
