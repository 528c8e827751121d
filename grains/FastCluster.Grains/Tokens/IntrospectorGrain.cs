using FastCluster.Contracts.Tokens;
using Orleans.Concurrency;

namespace FastCluster.Grains.Tokens;

/// <summary>The way of API nodes to the introspector of a silo.</summary>
[StatelessWorker, Reentrant, GrainType("introspector")]
internal sealed class IntrospectorGrain(Introspector introspector) : Grain, IIntrospectorGrain
{
    /// <inheritdoc/>
    public Task<IntrospectionReply> IntrospectAsync(
        IntrospectionRequestMessage request,
        CancellationToken cancellationToken = default
    ) => introspector.IntrospectAsync(request, cancellationToken);
}
