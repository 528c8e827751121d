namespace FastCluster.Silo.Storage;

/// <summary>Makes or migrates what a store on the network needs before nodes use it: <c>fastcluster store init</c>.</summary>
internal interface IStorePreparation
{
    /// <summary>Newest schema version that this program knows.</summary>
    int Current { get; }

    /// <summary>Says what <see cref="PrepareAsync"/> would do; changes nothing.</summary>
    /// <param name="to">Version wanted, 0 to <see cref="Current"/>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The statements in their order, or a sentence; empty when nothing is to be done.</returns>
    Task<string> DescribeAsync(int to, CancellationToken cancellationToken);

    /// <summary>Brings the store to a version, wholly or not at all. Running it again changes nothing.</summary>
    /// <param name="to">Version wanted, 0 to <see cref="Current"/>.</param>
    /// <param name="cancellationToken">Stops; nothing is changed then.</param>
    /// <returns>The version before.</returns>
    Task<int> PrepareAsync(int to, CancellationToken cancellationToken);
}
