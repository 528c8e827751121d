namespace FastCluster.Contracts.Tokens;

/// <summary>
/// Answers introspection from the node's own index; activates no actor. A node that holds actors does it where the request
/// lands; an API node asks a worker of a silo (<see cref="IIntrospectorGrain"/>).
/// </summary>
public interface IIntrospector
{
    /// <summary>Judges a token for a resource server.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    Task<IntrospectionReply> IntrospectAsync(
        IntrospectionRequestMessage request,
        CancellationToken cancellationToken = default
    );
}
