using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Upstream;
using Orleans.Concurrency;

namespace FastCluster.Grains.Upstream;

/// <summary>The way of API nodes to the upstream sign-in of a silo.</summary>
[StatelessWorker, Reentrant, GrainType("upstream")]
internal sealed class UpstreamGrain(IUpstream upstream) : Grain, IUpstreamGrain
{
    /// <inheritdoc/>
    public Task<UpstreamReply> BeginAsync(
        AuthorizationRequestMessage request,
        CancellationToken cancellationToken = default
    ) => upstream.BeginAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<UpstreamReply> CompleteAsync(
        UpstreamCallbackMessage message,
        CancellationToken cancellationToken = default
    ) => upstream.CompleteAsync(message, cancellationToken);

    /// <inheritdoc/>
    public Task<UpstreamReply> LinkAsync(UpstreamLinkMessage message, CancellationToken cancellationToken = default) =>
        upstream.LinkAsync(message, cancellationToken);
}
