using Orleans.Concurrency;

namespace FastCluster.Contracts.Upstream;

/// <summary>
/// Who the person of an identity provider is here: one durable binding to a local person, and nothing else of them
/// (TIER-33). Key: <c>server/22 characters of base64url over iss and sub</c>.
/// </summary>
[Alias("fc.IUpstreamPersonGrain")]
public interface IUpstreamPersonGrain : IGrainWithStringKey
{
    /// <summary>The local person, or null.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("GetAsync"), AlwaysInterleave]
    Task<string?> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Binds a local person; the first one stays. Durable before it answers.</summary>
    /// <param name="subject">The local person, 1 to 200 characters.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>Who is bound by now.</returns>
    [Alias("BindAsync"), Repeatable]
    Task<string> BindAsync(string subject, CancellationToken cancellationToken = default);
}
