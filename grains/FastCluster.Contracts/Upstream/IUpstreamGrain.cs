using FastCluster.Contracts.Authorization;

namespace FastCluster.Contracts.Upstream;

/// <summary>
/// The way of API nodes to the upstream sign-in of a silo. Stateless worker, key 0. Identity providers are asked meanwhile,
/// so an answer may take longer than that of other actors.
/// </summary>
[Alias("fc.IUpstreamGrain")]
public interface IUpstreamGrain : IGrainWithIntegerKey
{
    /// <inheritdoc cref="IUpstream.BeginAsync"/>
    [Alias("BeginAsync"), ResponseTimeout("00:00:25")]
    Task<UpstreamReply> BeginAsync(AuthorizationRequestMessage request, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="IUpstream.CompleteAsync"/>
    [Alias("CompleteAsync"), ResponseTimeout("00:00:25")]
    Task<UpstreamReply> CompleteAsync(UpstreamCallbackMessage message, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="IUpstream.LinkAsync"/>
    [Alias("LinkAsync")]
    Task<UpstreamReply> LinkAsync(UpstreamLinkMessage message, CancellationToken cancellationToken = default);
}
