using Orleans.Concurrency;

namespace FastCluster.Contracts.StatusLists;

/// <summary>
/// One status list: what its node issued, as that node reported it, and what became of it. Key:
/// <c>server/id</c>, the id 22 characters of base64url.
/// </summary>
[Alias("fc.IStatusListGrain")]
public interface IStatusListGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes a report of the list's node; durable when it returns. The same report again changes nothing.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("ReportAsync"), Repeatable]
    Task ReportAsync(StatusListReport report, CancellationToken cancellationToken = default);

    /// <summary>The signed list, judged a moment ago; interleaves with everything.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("GetAsync"), AlwaysInterleave]
    Task<StatusListReply> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes everything that is stored of the list; whoever calls knows that all its tokens have expired.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("ForgetAsync"), Repeatable]
    Task ForgetAsync(CancellationToken cancellationToken = default);
}
