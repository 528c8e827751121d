using FastCluster.Contracts.Clients;

namespace FastCluster.Contracts.Operations;

/// <summary>
/// The operator's verbs (stateless worker, key 0). Each is durable before it answers, and this node's index holds it.
/// Only the admin listener may call it.
/// </summary>
[Alias("fc.IOperatorGrain")]
public interface IOperatorGrain : IGrainWithIntegerKey
{
    /// <summary>Kills what was issued below something (N2).</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="scope">Kind of the thing.</param>
    /// <param name="id">Its id, see <see cref="RevocationScope"/>.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>False when nothing of that id is known, or the id has not the form of the scope.</returns>
    [Alias("RevokeAsync")]
    Task<bool> RevokeAsync(
        string serverId,
        RevocationScope scope,
        string id,
        CancellationToken cancellationToken = default
    );

    /// <summary>Trusts a certificate, CA, anchor or community again; what died stays dead.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="scope">Kind of the thing; token, family and client cannot be reinstated.</param>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>False when nothing of that id is known, or the scope cannot be reinstated.</returns>
    [Alias("ReinstateAsync")]
    Task<bool> ReinstateAsync(
        string serverId,
        RevocationScope scope,
        string id,
        CancellationToken cancellationToken = default
    );

    /// <summary>A client by its public id, also a retired one (TEF-10); null when unknown.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="clientId">Public client id.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("FindClientAsync")]
    Task<ClientSnapshot?> FindClientAsync(
        string serverId,
        string clientId,
        CancellationToken cancellationToken = default
    );
}
