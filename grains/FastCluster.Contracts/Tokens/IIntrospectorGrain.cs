namespace FastCluster.Contracts.Tokens;

/// <summary>The way of a process without actors to the <see cref="IIntrospector"/> of a silo (stateless worker, key 0).</summary>
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
