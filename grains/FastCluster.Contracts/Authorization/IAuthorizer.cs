namespace FastCluster.Contracts.Authorization;

/// <summary>
/// Judges authorization requests. Keeps nothing between the steps: each names the whole request and is judged from its start.
/// Any number of callers at once.
/// </summary>
public interface IAuthorizer
{
    /// <summary>Judges a request and says what the browser is to do next.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    Task<AuthorizationReply> JudgeAsync(
        AuthorizationRequestMessage request,
        CancellationToken cancellationToken = default
    );

    /// <summary>Takes the answer of a person; each ticket counts once.</summary>
    /// <param name="decision">The answer.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    Task<AuthorizationReply> DecideAsync(
        AuthorizationDecisionMessage decision,
        CancellationToken cancellationToken = default
    );

    /// <summary>Takes a request that a client pushes ahead of the browser; the request that is then brought names it alone.</summary>
    /// <param name="message">The request.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    Task<PushedRequestReply> PushAsync(PushedRequestMessage message, CancellationToken cancellationToken = default);

    /// <summary>The apps that a person allowed something.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="subject">The person.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    Task<AllowedApp[]> GetAppsAsync(string serverId, string subject, CancellationToken cancellationToken = default);

    /// <summary>Takes back all that a person allowed an app: every token of it dies; durable before it answers.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="subject">The person.</param>
    /// <param name="app">Key of the app, any text.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>False when the person allowed no such app.</returns>
    Task<bool> WithdrawAsync(
        string serverId,
        string subject,
        string app,
        CancellationToken cancellationToken = default
    );
}
