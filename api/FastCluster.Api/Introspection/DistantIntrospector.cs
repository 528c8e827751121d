using FastCluster.Contracts.Tokens;

namespace FastCluster.Api.Introspection;

/// <summary>The introspector of a process without actors: a worker of a silo.</summary>
internal sealed class DistantIntrospector(IGrainFactory grains) : IIntrospector
{
    private IIntrospectorGrain? _worker; // kept: Orleans finds its kind by reflection at each call

    /// <inheritdoc/>
    public Task<IntrospectionReply> IntrospectAsync(
        IntrospectionRequestMessage request,
        CancellationToken cancellationToken = default
    ) => (_worker ??= grains.GetGrain<IIntrospectorGrain>(0)).IntrospectAsync(request, cancellationToken);
}
