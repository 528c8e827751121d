using Orleans.Concurrency;

namespace FastCluster.Contracts.Authorization;

/// <summary>
/// What one local person allowed the apps of one authorization server: one row a person. Key: <c>server/digest of the
/// subject</c>, so that a key names nobody.
/// </summary>
[Alias("fc.IPersonGrain")]
public interface IPersonGrain : IGrainWithStringKey
{
    /// <summary>Everything allowed, newest first.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("GetAllowedAsync"), AlwaysInterleave]
    Task<AllowedApp[]> GetAllowedAsync(CancellationToken cancellationToken = default);

    /// <summary>Remembers that an app was allowed something; durable before it answers.</summary>
    /// <param name="app">What was allowed, in place of what the app was allowed before.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>Durable epoch of this consent: what names it dies with the next withdrawal, whatever an index knew.</returns>
    [Alias("AllowAsync"), Repeatable]
    Task<uint> AllowAsync(AllowedApp app, CancellationToken cancellationToken = default);

    /// <summary>Notes a refresh family that begins by what an app was allowed; durable before it answers.</summary>
    /// <param name="app">Key of the app.</param>
    /// <param name="family">Id of the family, 22 characters of base64url. Of too many, the one begun longest ago is forgotten.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>False when it is allowed nothing any more, so that no family may begin.</returns>
    [Alias("AddFamilyAsync"), Repeatable]
    Task<bool> AddFamilyAsync(string app, string family, CancellationToken cancellationToken = default);

    /// <summary>Forgets what an app was allowed and kills all that came of it; durable before it answers.</summary>
    /// <param name="app">Key of the app.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>False when it was allowed nothing.</returns>
    [Alias("WithdrawAsync"), Repeatable]
    Task<bool> WithdrawAsync(string app, CancellationToken cancellationToken = default);
}
