namespace FastCluster.Contracts.Authorization;

/// <summary>The way of API nodes to the authorizer of a silo. Stateless worker, key 0.</summary>
[Alias("fc.IAuthorizerGrain")]
public interface IAuthorizerGrain : IGrainWithIntegerKey
{
    /// <inheritdoc cref="IAuthorizer.JudgeAsync"/>
    [Alias("JudgeAsync")]
    Task<AuthorizationReply> JudgeAsync(
        AuthorizationRequestMessage request,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="IAuthorizer.DecideAsync"/>
    [Alias("DecideAsync")]
    Task<AuthorizationReply> DecideAsync(
        AuthorizationDecisionMessage decision,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="IAuthorizer.PushAsync"/>
    [Alias("PushAsync")]
    Task<PushedRequestReply> PushAsync(PushedRequestMessage message, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="IAuthorizer.GetAppsAsync"/>
    [Alias("GetAppsAsync")]
    Task<AllowedApp[]> GetAppsAsync(string serverId, string subject, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="IAuthorizer.WithdrawAsync"/>
    [Alias("WithdrawAsync"), Repeatable]
    Task<bool> WithdrawAsync(
        string serverId,
        string subject,
        string app,
        CancellationToken cancellationToken = default
    );
}
