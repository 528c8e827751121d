namespace FastCluster.Contracts.Upstream;

/// <summary>
/// This server as a client of one identity provider in one community: registers there once for the whole cluster and keeps
/// the client id (TIER-10, TIER-11). Callers wait for the one registration under way. Key: <c>server/22 characters of
/// base64url over identity provider and community</c>.
/// </summary>
[Alias("fc.IUpstreamClientGrain")]
public interface IUpstreamClientGrain : IGrainWithStringKey
{
    /// <summary>The client id; registers first where there is none, or where what this server says of itself has changed.</summary>
    /// <param name="registration">Where and as whom.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("GetClientIdAsync"), ResponseTimeout("00:00:15")]
    Task<UpstreamClient> GetClientIdAsync(
        UpstreamRegistration registration,
        CancellationToken cancellationToken = default
    );

    /// <summary>Forgets a client id that the identity provider does not know any more; the next sign-in registers anew.</summary>
    /// <param name="clientId">The client id; another one stays.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("ForgetAsync"), Repeatable]
    Task ForgetAsync(string clientId, CancellationToken cancellationToken = default);
}
