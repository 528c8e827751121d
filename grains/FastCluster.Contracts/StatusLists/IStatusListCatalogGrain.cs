namespace FastCluster.Contracts.StatusLists;

/// <summary>
/// Which status lists of one authorization server have something stored, and until when, so that it is removed also when
/// the node that issued is gone. One write for each list that comes, and one for those that go together. Key: server id.
/// </summary>
[Alias("fc.IStatusListCatalogGrain")]
public interface IStatusListCatalogGrain : IGrainWithStringKey
{
    /// <summary>Enters a list; durable when it returns. Entering it again changes nothing.</summary>
    /// <param name="listId">Id of the list.</param>
    /// <param name="forgetAt">Unix seconds from when none of its tokens can live.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("AddAsync"), Repeatable]
    Task AddAsync(string listId, long forgetAt, CancellationToken cancellationToken = default);

    /// <summary>Removes what is stored of lists whose time is over, a bounded number of them.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("SweepAsync"), Repeatable]
    Task SweepAsync(CancellationToken cancellationToken = default);
}
