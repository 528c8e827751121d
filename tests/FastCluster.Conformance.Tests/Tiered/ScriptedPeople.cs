using System.Collections.Concurrent;
using FastCluster.Grains.Upstream;
using FastCluster.Udap.UpstreamSignIn;

namespace FastCluster.Conformance.Tests.Tiered;

/// <summary>An operator's directory: knows nobody unless a test says so.</summary>
public sealed class ScriptedPeople : IPersonDirectory
{
    /// <summary>What it was asked.</summary>
    public ConcurrentQueue<PersonClaims> Asked { get; } = [];

    /// <summary>Whom it finds.</summary>
    public Func<PersonClaims, PersonMatch> OnFind { get; set; } = _ => new PersonMatch.None();

    /// <summary>Who is served no more.</summary>
    public ConcurrentDictionary<string, bool> Gone { get; } = new(StringComparer.Ordinal);

    public ValueTask<PersonMatch> FindAsync(string serverId, PersonClaims person, CancellationToken cancellationToken)
    {
        Asked.Enqueue(person);
        return ValueTask.FromResult(OnFind(person));
    }

    public ValueTask<bool> IsServedAsync(string serverId, string subject, CancellationToken cancellationToken) =>
        ValueTask.FromResult(!Gone.ContainsKey(subject));
}
