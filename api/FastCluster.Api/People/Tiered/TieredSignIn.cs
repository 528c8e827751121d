using FastCluster.Api.People.Requests;
using FastCluster.Contracts.Upstream;

namespace FastCluster.Api.People.Tiered;

/// <summary>Sends people to the identity provider that an app names (Tiered OAuth).</summary>
internal sealed class TieredSignIn(IUpstream upstream, TieredSteps steps)
{
    /// <summary>Begins.</summary>
    /// <param name="request">The request of the browser, which names one.</param>
    public async Task BeginAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        await steps.WriteAsync(
            request.Http,
            request.Route,
            await upstream.BeginAsync(request.ToMessage(isAnonymous: true))
        );
    }
}
