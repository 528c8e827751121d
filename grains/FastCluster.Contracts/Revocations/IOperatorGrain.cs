using FastCluster.Contracts.Clients;

namespace FastCluster.Contracts.Revocations;

/// <summary>Carries out the operator's revocations (stateless worker, key 0); answers after the entry is durable.</summary>
[Alias("fc.IOperatorGrain")]
public interface IOperatorGrain : IGrainWithIntegerKey
{
    /// <summary>Revokes by scope with a constant number of storage writes; repeating it does no harm.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="scope">What is revoked.</param>
    /// <param name="id">Name of it in the form that the scope documents, 1 to 2048 characters.</param>
    /// <param name="isDryRun">True to judge the request and change nothing.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>
    /// <see cref="RejectionReason.None"/> when it is dead, or would be; <see cref="RejectionReason.OperatorSubjectUnknown"/>
    /// when it does not exist; <see cref="RejectionReason.OperatorRequestMalformed"/> when the id has not the scope's form.
    /// </returns>
    [Alias("RevokeAsync")]
    Task<RejectionReason> RevokeAsync(
        string serverId,
        RevocationScope scope,
        string id,
        bool isDryRun,
        CancellationToken cancellationToken = default
    );

    /// <summary>Trusts a certificate or CA again; what died stays dead.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="scope">Certificate or CA; nothing else is reinstated here.</param>
    /// <param name="id">Name of it, 22 characters of base64url.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>None, or <see cref="RejectionReason.OperatorRequestMalformed"/>.</returns>
    [Alias("ReinstateAsync")]
    Task<RejectionReason> ReinstateAsync(
        string serverId,
        RevocationScope scope,
        string id,
        CancellationToken cancellationToken = default
    );

    /// <summary>The actor key that a public client id names, also a retired one (TEF-10); null when it names none.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="clientId">Client id of any generation, or an alias.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("FindClientAsync")]
    Task<ClientKey?> FindClientAsync(string serverId, string clientId, CancellationToken cancellationToken = default);
}
