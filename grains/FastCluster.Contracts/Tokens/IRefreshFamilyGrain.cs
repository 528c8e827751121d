using Orleans.Concurrency;

namespace FastCluster.Contracts.Tokens;

/// <summary>
/// One refresh family: what a person allowed a client once, and which refresh token of it is the newest. One row a family, one
/// durable write a rotation. Key: <c>server/family id</c>.
/// </summary>
[Alias("fc.IRefreshFamilyGrain")]
public interface IRefreshFamilyGrain : IGrainWithStringKey
{
    /// <summary>What the family may; null when there is none of this id.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("GetAsync"), AlwaysInterleave]
    Task<RefreshFamily?> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Begins the family with its first token; durable before it answers. A second beginning changes nothing.</summary>
    /// <param name="family">What it may.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>Number of its newest token, which is dead when the code was used a second time meanwhile.</returns>
    [Alias("BeginAsync"), Repeatable]
    Task<int> BeginAsync(RefreshFamily family, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes a token for its successor; durable before it answers. The newest but one gives the same successor again for a short
    /// while; any older one ends the family (REF-06).
    /// </summary>
    /// <param name="use">The use.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("RotateAsync"), Repeatable]
    Task<RefreshVerdict> RotateAsync(RefreshUse use, CancellationToken cancellationToken = default);

    /// <summary>Ends the family and kills every token of it; durable before it answers.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("EndAsync"), Repeatable]
    Task EndAsync(CancellationToken cancellationToken = default);

    /// <summary>Forgets the family; its tokens are none any more.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("ForgetAsync"), Repeatable]
    Task ForgetAsync(CancellationToken cancellationToken = default);
}
