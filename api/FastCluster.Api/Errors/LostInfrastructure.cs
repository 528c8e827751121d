using FastCluster.Contracts.Storage;

namespace FastCluster.Api.Errors;

/// <summary>Tells lost infrastructure, after which a retry may succeed, from a bug.</summary>
internal static class LostInfrastructure
{
    /// <summary>Whether something this node needs did not answer.</summary>
    /// <param name="exception">What was thrown.</param>
    public static bool Is(Exception exception) =>
        exception is OrleansException or StoreUnavailableException or TimeoutException or OperationCanceledException;
}
