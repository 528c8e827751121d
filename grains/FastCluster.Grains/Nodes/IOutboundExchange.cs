namespace FastCluster.Grains.Nodes;

/// <summary>
/// Speaks to a server elsewhere: https only, no address that is not public unless configured, no redirect followed, body and
/// time bounded, no proxy, no cookies, no credentials but those of the request. Any number of callers at once.
/// </summary>
public interface IOutboundExchange
{
    /// <summary>Sends one request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    /// <returns>The answer, of any status; null when none came, the cause is logged there.</returns>
    /// <exception cref="OperationCanceledException">The caller ended it.</exception>
    Task<OutboundAnswer?> SendAsync(OutboundRequest request, CancellationToken cancellationToken);
}
