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
}
