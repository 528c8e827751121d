using System.Collections.Concurrent;
using Orleans.Runtime.Placement;

namespace FastCluster.Grains.Nodes;

/// <summary>
/// Actors of this node that callers reach all the time. A node that stops moves them away while it still takes calls, so
/// that none is lost on the way, and a node that comes gets its part of them. Safe for concurrent use.
/// </summary>
public sealed class LocalActors
{
    private readonly ConcurrentDictionary<GrainId, IGrainContext> _actors = new();

    /// <summary>An actor lives here from now on.</summary>
    /// <param name="actor">Its context.</param>
    internal void Add(IGrainContext actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        _actors[actor.GrainId] = actor;
    }

    /// <summary>An actor lives here no more.</summary>
    /// <param name="actor">Its context.</param>
    internal void Remove(IGrainContext actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        _actors.TryRemove(new(actor.GrainId, actor));
    }

    /// <summary>Moves every actor to one of the targets, in turn, and waits until they have left.</summary>
    /// <param name="targets">Nodes that stay; none: nothing is moved.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task MoveAsync(IReadOnlyList<SiloAddress> targets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return targets.Count == 0
            ? Task.CompletedTask
            : MoveAsync(
                _actors.Values.Select((actor, number) => (actor, targets[number % targets.Count])),
                cancellationToken
            );
    }

    /// <summary>Moves one of every so many actors to a node, and waits until they have left.</summary>
    /// <param name="target">A node that came.</param>
    /// <param name="nodes">How many nodes there are with it, at least 2; with fewer actors than that, none moves.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many moved.</returns>
    public async Task<int> ShareAsync(SiloAddress target, int nodes, CancellationToken cancellationToken)
    {
        var part = _actors.Values.Where((_, number) => number % nodes == nodes - 1).ToList();
        await MoveAsync(part.Select(actor => (actor, target)), cancellationToken);
        return part.Count;
    }

    private static Task MoveAsync(
        IEnumerable<(IGrainContext Actor, SiloAddress Target)> moves,
        CancellationToken cancellationToken
    )
    {
        var left = new List<Task>();
        foreach (var (actor, target) in moves)
        {
            var hint = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [IPlacementDirector.PlacementHintKey] = target,
            };
            actor.Migrate(hint, cancellationToken);
            left.Add(actor.Deactivated);
        }

        return Task.WhenAll(left).WaitAsync(cancellationToken);
    }
}
