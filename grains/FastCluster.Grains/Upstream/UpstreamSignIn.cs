using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Upstream;

namespace FastCluster.Grains.Upstream;

/// <summary>Signs people in at identity providers elsewhere: out, back, and who they are here.</summary>
internal sealed class UpstreamSignIn(
    UpstreamBeginning beginning,
    UpstreamCompletion completion,
    UpstreamLinking linking
) : IUpstream
{
    /// <inheritdoc/>
    public Task<UpstreamReply> BeginAsync(
        AuthorizationRequestMessage request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        return beginning.BeginAsync(request with { Person = null }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<UpstreamReply> CompleteAsync(
        UpstreamCallbackMessage message,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        return completion.CompleteAsync(message, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<UpstreamReply> LinkAsync(UpstreamLinkMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return linking.LinkAsync(message, cancellationToken);
    }
}
