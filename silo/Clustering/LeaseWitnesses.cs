using FastCluster.Grains.Nodes;
using FastCluster.Grains.Tokens;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Services;

namespace FastCluster.Silo.Clustering;

/// <summary>
/// Asks the other nodes. More than half of a view have to say the same: any two such halves share a node, and a node that
/// knows a death never testifies for the dead again. Two nodes have no half that could outvote the other, so there only
/// the membership table counts.
/// </summary>
internal sealed class LeaseWitnesses(
    IServiceProvider services,
    IClusterMembershipService membership,
    ILocalSiloDetails self,
    IOptions<ReplayOptions> replay,
    TimeProvider clock,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock,
    ILogger<LeaseWitnesses> log
) : GrainServiceClient<ILeaseWitness>(services)
{
    private const int SmallestView = 3;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>Whether a view is large enough for votes to count.</summary>
    public static bool CanVote(IReadOnlyCollection<SiloAddress> view) => view.Count >= SmallestView;

    /// <summary>The nodes of this node's newest view that are not dead, itself included.</summary>
    public HashSet<SiloAddress> CurrentView() =>
        [
            .. membership
                .CurrentSnapshot.Members.Values.Where(member => member.Status != SiloStatus.Dead)
                .Select(member => member.SiloAddress),
        ];

    /// <summary>Whether more than half of the current view know this node alive, by clocks that agree with its own.</summary>
    public async Task<bool> KnowSelfAliveAsync()
    {
        var view = CurrentView();
        var bound = replay.Value.ClockBound;
        return CanVote(view) && await AgreeAsync(view, self.SiloAddress, testimony => testimony.SaysAlive(bound));
    }

    /// <summary>Whether more than half of a former view know that one of its nodes is dead, whatever their clocks show.</summary>
    /// <param name="view">The view before the death.</param>
    /// <param name="dead">Who died.</param>
    /// <param name="version">Version of the view that showed the death.</param>
    public Task<bool> KnowDeadAsync(HashSet<SiloAddress> view, SiloAddress dead, long version) =>
        AgreeAsync(view, dead, testimony => testimony.SaysDead(version));

    /// <summary>Whether more than half say so, this node included; does not wait for those who are not needed.</summary>
    private async Task<bool> AgreeAsync(
        HashSet<SiloAddress> view,
        SiloAddress subject,
        Func<HeardTestimony, bool> condition
    )
    {
        var others = view.Where(node => !node.Equals(self.SiloAddress));
        var agreed = 1;
        await foreach (var answer in Task.WhenEach(others.Select(node => AskAsync(node, subject))))
        {
            agreed += await answer is { } testimony && condition(testimony) ? 1 : 0;
            if (agreed > view.Count / 2)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<HeardTestimony?> AskAsync(SiloAddress witness, SiloAddress subject)
    {
        try
        {
            var (askedAt, start) = (clock.GetUtcNow(), nodeClock.GetTimestamp());
            var testimony = await GetGrainService(witness).TestifyAsync(subject).WaitAsync(s_patience, nodeClock);
            var ahead = testimony.UnixMilliseconds - askedAt.ToUnixTimeMilliseconds();
            return new HeardTestimony(testimony, TimeSpan.FromMilliseconds(ahead), nodeClock.GetElapsedTime(start));
        }
#pragma warning disable CA1031 // who does not answer, for whatever reason, does not count
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.NoTestimony(witness, fault.GetType().Name);
            return null;
        }
    }
}
