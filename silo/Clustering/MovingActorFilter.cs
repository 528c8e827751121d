using System.Collections.Concurrent;
using System.Reflection;
using FastCluster.Contracts;
using FastCluster.Grains.Nodes;
using Orleans.Concurrency;

namespace FastCluster.Silo.Clustering;

/// <summary>
/// Asks again while an actor moves from a node that stops. A rejected call never reached its actor
/// (<see cref="LostCallFilter"/>), so any may be repeated; a call whose node was lost may have been carried out, so only reads and what is marked
/// <see cref="RepeatableAttribute"/> are. Bounded, below the time limit of a call: about 4 s for a move, which ends well,
/// and 1 s for a loss, whose caller had better ask another node.
/// </summary>
internal sealed class MovingActorFilter([FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock)
    : IOutgoingGrainCallFilter
{
    private const int AttemptsOfAMove = 12;
    private const int AttemptsOfALoss = 6;
    private const int FirstPauseMilliseconds = 50;
    private const int LongestPauseMilliseconds = 400;

    private readonly ConcurrentDictionary<MethodInfo, bool> _repeatable = new();

    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (OrleansException fault)
                when (attempt < AttemptsAfter(fault) && MayRepeat(context.InterfaceMethod, fault))
            {
                var pause = Math.Min(FirstPauseMilliseconds << (attempt - 1), LongestPauseMilliseconds);
                await Task.Delay(TimeSpan.FromMilliseconds(pause), nodeClock);
            }
        }
    }

    private static int AttemptsAfter(OrleansException fault) =>
        fault is SiloUnavailableException ? AttemptsOfALoss : AttemptsOfAMove;

    private bool MayRepeat(MethodInfo method, OrleansException fault) =>
        fault is SiloUnavailableException
            ? _repeatable.GetOrAdd(method, IsRepeatable)
            : fault is OrleansMessageRejectionException;

    private static bool IsRepeatable(MethodInfo method) =>
        method.IsDefined(typeof(RepeatableAttribute), inherit: false)
        || method.IsDefined(typeof(AlwaysInterleaveAttribute), inherit: false)
        || method.Name.StartsWith("Get", StringComparison.Ordinal);
}
