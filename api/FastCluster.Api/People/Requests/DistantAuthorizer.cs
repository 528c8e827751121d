using FastCluster.Contracts.Authorization;

namespace FastCluster.Api.People.Requests;

/// <summary>The authorizer of a process without actors: a worker of a silo.</summary>
internal sealed class DistantAuthorizer(IGrainFactory grains) : IAuthorizer
{
    private IAuthorizerGrain? _worker; // kept: Orleans finds its kind by reflection at each call

    private IAuthorizerGrain Worker => _worker ??= grains.GetGrain<IAuthorizerGrain>(0);

    /// <inheritdoc/>
    public Task<AuthorizationReply> JudgeAsync(
        AuthorizationRequestMessage request,
        CancellationToken cancellationToken = default
    ) => Worker.JudgeAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<AuthorizationReply> DecideAsync(
        AuthorizationDecisionMessage decision,
        CancellationToken cancellationToken = default
    ) => Worker.DecideAsync(decision, cancellationToken);

    /// <inheritdoc/>
    public Task<PushedRequestReply> PushAsync(
        PushedRequestMessage message,
        CancellationToken cancellationToken = default
    ) => Worker.PushAsync(message, cancellationToken);

    /// <inheritdoc/>
    public Task<AllowedApp[]> GetAppsAsync(
        string serverId,
        string subject,
        CancellationToken cancellationToken = default
    ) => Worker.GetAppsAsync(serverId, subject, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> WithdrawAsync(
        string serverId,
        string subject,
        string app,
        CancellationToken cancellationToken = default
    ) => Worker.WithdrawAsync(serverId, subject, app, cancellationToken);
}
