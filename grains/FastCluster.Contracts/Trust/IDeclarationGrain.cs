namespace FastCluster.Contracts.Trust;

/// <summary>The one owner that applies declarations of an authorization server's communities. Key: server id.</summary>
[Alias("fc.IDeclarationGrain")]
public interface IDeclarationGrain : IGrainWithStringKey
{
    /// <summary>Applies a declaration if it is newer than the one in force; may be repeated after a failure.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("ApplyAsync")]
    Task<DeclarationOutcome> ApplyAsync(TrustDeclaration declaration, CancellationToken cancellationToken = default);
}
