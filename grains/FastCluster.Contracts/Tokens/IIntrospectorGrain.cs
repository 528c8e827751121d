namespace FastCluster.Contracts.Tokens;

/// <summary>Answers introspection from the node's own index (stateless worker, key 0); activates no other actor.</summary>
[Alias("fc.IIntrospectorGrain")]
public interface IIntrospectorGrain : IGrainWithIntegerKey
{
    /// <summary>Judges a token for a resource server.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("IntrospectAsync")]
    Task<IntrospectionReply> IntrospectAsync(
        IntrospectionRequestMessage request,
        CancellationToken cancellationToken = default
    );
}
