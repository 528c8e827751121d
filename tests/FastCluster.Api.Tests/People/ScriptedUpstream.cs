using System.Collections.Concurrent;
using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Upstream;

namespace FastCluster.Api.Tests.People;

/// <summary>An upstream sign-in that answers as a test says.</summary>
internal sealed class ScriptedUpstream : IUpstream
{
    public ConcurrentQueue<AuthorizationRequestMessage> Begun { get; } = [];

    public ConcurrentQueue<UpstreamCallbackMessage> Brought { get; } = [];

    public ConcurrentQueue<UpstreamLinkMessage> Linked { get; } = [];

    public Func<AuthorizationRequestMessage, UpstreamReply> OnBegin { get; set; } =
        _ => new UpstreamReply.Redirected("https://idp.test/authorize?state=1", "00000001abc", "sealed-1");

    public Func<UpstreamCallbackMessage, UpstreamReply> OnComplete { get; set; } =
        _ => new UpstreamReply.Ended(new AuthorizationReply.Shown(RejectionReason.IdpStateInvalid));

    public Func<UpstreamLinkMessage, UpstreamReply> OnLink { get; set; } =
        message => new UpstreamReply.SignedIn(message.Request.Person!, message.Request.Parameters, null);

    public Task<UpstreamReply> BeginAsync(
        AuthorizationRequestMessage request,
        CancellationToken cancellationToken = default
    )
    {
        Begun.Enqueue(request);
        return Task.FromResult(OnBegin(request));
    }

    public Task<UpstreamReply> CompleteAsync(
        UpstreamCallbackMessage message,
        CancellationToken cancellationToken = default
    )
    {
        Brought.Enqueue(message);
        return Task.FromResult(OnComplete(message));
    }

    public Task<UpstreamReply> LinkAsync(UpstreamLinkMessage message, CancellationToken cancellationToken = default)
    {
        Linked.Enqueue(message);
        return Task.FromResult(OnLink(message));
    }
}
