using FastCluster.Grains.Nodes;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Clustering;

/// <summary>
/// Who left this node's view, and until when each may still hold a lease: one lease after more than half of the former
/// view confirmed the death (in views of two the table alone gave leases, so at once), else one lease after the longest
/// time for which witnesses alone renew. Safe for concurrent use.
/// </summary>
internal sealed class Departures(
    IMembershipTable table,
    LeaseWitnesses witnesses,
    IClusterMembershipService membership,
    ClusteringOptions options,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock,
    ILogger<Departures> log
)
{
    private const double ClockDrift = 1.1;
    private readonly Lock _gate = new();
    private HashSet<SiloAddress> _present = [];
    private List<Departure> _open = [];
    private volatile bool _isComplete;

    private TimeSpan Longest => (options.StoreOutageTolerance + options.OwnershipLease) * ClockDrift;

    /// <summary>How long to wait until none of those that left so far can hold a lease.</summary>
    public TimeSpan Remaining()
    {
        var rest = Look().Select(Remaining).DefaultIfEmpty().Max();
        return !_isComplete ? Longest
            : rest > TimeSpan.Zero ? rest
            : TimeSpan.Zero;
    }

    /// <summary>How many of those that left so far may still hold a lease.</summary>
    public int Count => Look().Length;

    /// <summary>Takes over deaths that the membership table shows from before this node came.</summary>
    /// <param name="nodes">Nodes that were voted dead not long ago.</param>
    public void Remember(IEnumerable<SiloAddress> nodes)
    {
        lock (_gate)
        {
            var view = witnesses.CurrentView();
            _open.AddRange(nodes.Select(node => Depart(node, [.. view, node])));
            _isComplete = true;
        }
    }

    /// <summary>Asks the table, then the witnesses, about every departure that is not confirmed yet.</summary>
    public async Task ConfirmAsync()
    {
        foreach (var departure in Look().Where(departure => departure.StoppedItself is null))
        {
            Replace(departure, departure with { StoppedItself = await HasStoppedItselfAsync(departure.Node) });
        }

        foreach (var departure in Look().Where(departure => departure.ConfirmedAt is null))
        {
            if (await witnesses.KnowDeadAsync(departure.FormerView, departure.Node, departure.ViewVersion))
            {
                Replace(departure, departure with { ConfirmedAt = nodeClock.GetTimestamp() });
                log.LossConfirmed(departure.Node);
            }
        }
    }

    /// <summary>
    /// Whether a node ended in order: then it wrote its own death, and itself as the one who said so. Its lease ended before.
    /// </summary>
    public static bool HasStoppedItself(MembershipEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry is { Status: SiloStatus.Dead, SuspectTimes: { } votes }
            && votes.Exists(vote => vote.Item1.Equals(entry.SiloAddress));
    }

    /// <summary>Whether a node ended in order; null when the table does not tell now.</summary>
    private async Task<bool?> HasStoppedItselfAsync(SiloAddress node)
    {
        try
        {
            var rows = await table
                .ReadRowAsync(node, CancellationToken.None)
                .WaitAsync(options.OwnershipLease, nodeClock);
            var row = rows
                .Members.Select(member => member.Item1)
                .FirstOrDefault(entry => entry.SiloAddress.Equals(node));
            return row is not null && HasStoppedItself(row);
        }
#pragma warning disable CA1031 // whatever the provider throws, the table did not tell; the witnesses are asked
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.DepartureUnclear(node, fault);
            return null;
        }
    }

    /// <summary>Looks at the newest view first, so that no departure is missed.</summary>
    private Departure[] Look()
    {
        lock (_gate)
        {
            var present = witnesses.CurrentView();
            var left = _present.Where(node => !present.Contains(node)).ToList();
            _open.AddRange(left.Select(node => Depart(node, _present)));
            _open.RemoveAll(departure => Remaining(departure) <= TimeSpan.Zero);
            _present = present;
            return [.. _open];
        }
    }

    private Departure Depart(SiloAddress node, HashSet<SiloAddress> formerView)
    {
        log.NodeLeft(node);
        var now = nodeClock.GetTimestamp();
        var confirmedAt = LeaseWitnesses.CanVote(formerView) ? (long?)null : now;
        return new(node, formerView, membership.CurrentSnapshot.Version.Value, now, confirmedAt);
    }

    private TimeSpan Remaining(Departure departure) =>
        departure.StoppedItself == true ? TimeSpan.Zero
        : departure.ConfirmedAt is { } confirmedAt
            ? (options.OwnershipLease * ClockDrift) - nodeClock.GetElapsedTime(confirmedAt)
        : Longest - nodeClock.GetElapsedTime(departure.SeenAt);

    private void Replace(Departure before, Departure after)
    {
        lock (_gate)
        {
            _open = [.. _open.Select(departure => ReferenceEquals(departure, before) ? after : departure)];
        }
    }
}
