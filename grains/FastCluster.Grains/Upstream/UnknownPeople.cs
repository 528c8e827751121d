using FastCluster.Udap.UpstreamSignIn;

namespace FastCluster.Grains.Upstream;

/// <summary>The directory of an operator who has none: people say who they are by signing in here once.</summary>
internal sealed class UnknownPeople : IPersonDirectory
{
    private static readonly PersonMatch s_none = new PersonMatch.None();

    /// <inheritdoc/>
    public ValueTask<PersonMatch> FindAsync(
        string serverId,
        PersonClaims person,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(s_none);

    /// <inheritdoc/>
    public ValueTask<bool> IsServedAsync(string serverId, string subject, CancellationToken cancellationToken) =>
        ValueTask.FromResult(true);
}
