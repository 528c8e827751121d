using Orleans.Concurrency;

namespace FastCluster.Contracts.Clients;

/// <summary>
/// One registered client: the actor of a (community, issuer URI). Registrations of one identity meet and are ordered
/// here, so that any number of concurrent first registrations yields one client id (N4). Key: <see cref="ClientKey"/>.
/// </summary>
[Alias("fc.IClientGrain")]
public interface IClientGrain : IGrainWithStringKey
{
    /// <summary>
    /// Creates, replaces or cancels the registration; durable before it answers. A statement that was carried out not long
    /// ago is not carried out again and gets the same outcome.
    /// </summary>
    /// <param name="command">A registration that passed every rule.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("RegisterAsync"), Repeatable]
    Task<ClientChange> RegisterAsync(RegisterClient command, CancellationToken cancellationToken = default);

    /// <summary>The current record, or null when nothing was ever registered. Interleaves with everything.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("GetAsync"), AlwaysInterleave]
    Task<ClientSnapshot?> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Disables or enables the client by the operator; disabling also kills what it was issued.</summary>
    /// <param name="isEnabled">The wanted state.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>False when nothing is registered.</returns>
    [Alias("SetEnabledAsync")]
    Task<bool> SetEnabledAsync(bool isEnabled, CancellationToken cancellationToken = default);
}
