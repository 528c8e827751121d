namespace FastCluster.Contracts.Tokens;

/// <summary>
/// One token family. A client-credentials family is (client, hour) and has no row: nothing is stored for it, and its
/// revocation is one log entry. Key: <c>server/family id</c>.
/// </summary>
[Alias("fc.ITokenFamilyGrain")]
public interface ITokenFamilyGrain : IGrainWithStringKey
{
    /// <summary>Kills every token of the family issued so far; durable before it answers.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("RevokeAsync"), Repeatable]
    Task RevokeAsync(CancellationToken cancellationToken = default);
}
