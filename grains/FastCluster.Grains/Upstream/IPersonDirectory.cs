using FastCluster.Udap.UpstreamSignIn;

namespace FastCluster.Grains.Upstream;

/// <summary>
/// The operator's knowledge of people: who the person of an identity provider is here. Replaceable; the default knows nobody,
/// so that each person says it once by signing in here as well. Any number of callers at once. TIER-33.
/// </summary>
public interface IPersonDirectory
{
    /// <summary>Finds the local person. An answer is never a guess: where two may be meant, it is none of them.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="person">What the identity provider says; to be kept nowhere.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    ValueTask<PersonMatch> FindAsync(string serverId, PersonClaims person, CancellationToken cancellationToken);

    /// <summary>Whether a person who was bound before still may be served.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="subject">The local person.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    ValueTask<bool> IsServedAsync(string serverId, string subject, CancellationToken cancellationToken);
}
