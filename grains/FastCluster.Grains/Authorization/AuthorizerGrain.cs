using FastCluster.Contracts.Authorization;
using Orleans.Concurrency;

namespace FastCluster.Grains.Authorization;

/// <summary>The way of API nodes to the authorizer of a silo.</summary>
[StatelessWorker, Reentrant, GrainType("authorizer")]
internal sealed class AuthorizerGrain(Authorizer authorizer) : Grain, IAuthorizerGrain
{
    /// <inheritdoc/>
    public Task<AuthorizationReply> JudgeAsync(
        AuthorizationRequestMessage request,
        CancellationToken cancellationToken = default
    ) => authorizer.JudgeAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<AuthorizationReply> DecideAsync(
        AuthorizationDecisionMessage decision,
        CancellationToken cancellationToken = default
    ) => authorizer.DecideAsync(decision, cancellationToken);

    /// <inheritdoc/>
    public Task<PushedRequestReply> PushAsync(
        PushedRequestMessage message,
        CancellationToken cancellationToken = default
    ) => authorizer.PushAsync(message, cancellationToken);

    /// <inheritdoc/>
    public Task<AllowedApp[]> GetAppsAsync(
        string serverId,
        string subject,
        CancellationToken cancellationToken = default
    ) => authorizer.GetAppsAsync(serverId, subject, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> WithdrawAsync(
        string serverId,
        string subject,
        string app,
        CancellationToken cancellationToken = default
    ) => authorizer.WithdrawAsync(serverId, subject, app, cancellationToken);
}
