using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Upstream;

namespace FastCluster.Api.People.Tiered;

/// <summary>The upstream sign-in of a process without actors: a worker of a silo.</summary>
internal sealed class DistantUpstream(IGrainFactory grains) : IUpstream
{
    private IUpstreamGrain? _worker; // kept: Orleans finds its kind by reflection at each call

    private IUpstreamGrain Worker => _worker ??= grains.GetGrain<IUpstreamGrain>(0);

    /// <inheritdoc/>
    public Task<UpstreamReply> BeginAsync(
        AuthorizationRequestMessage request,
        CancellationToken cancellationToken = default
    ) => Worker.BeginAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<UpstreamReply> CompleteAsync(
        UpstreamCallbackMessage message,
        CancellationToken cancellationToken = default
    ) => Worker.CompleteAsync(message, cancellationToken);

    /// <inheritdoc/>
    public Task<UpstreamReply> LinkAsync(UpstreamLinkMessage message, CancellationToken cancellationToken = default) =>
        Worker.LinkAsync(message, cancellationToken);
}
