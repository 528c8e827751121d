using System.Collections.Immutable;
using FastCluster.Contracts.Servers;
using FastCluster.Udap.Revocation;
using FastCluster.Udap.StatusLists;

namespace FastCluster.Grains.StatusLists;

/// <summary>
/// Gives tokens of one authorization server their places in the lists of this node, without a write or a call, and without a
/// lock but where a list follows another: one that is full, or whose time is over, is followed by one that readers can ask
/// for already. Any number of callers at once.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="window">How long a list is issued from.</param>
/// <param name="capacity">How many tokens a list holds.</param>
internal sealed class StatusListAllocator(
    AuthorizationServer server,
    TimeSpan window,
    int capacity = IndexPermutation.Size
)
{
    private readonly Lock _gate = new();
    private readonly List<OpenStatusList> _lists = [];
    private OpenStatusList? _current;
    private OpenStatusList? _next;
    private volatile bool _isStopped;

    /// <summary>The server.</summary>
    public AuthorizationServer Server => server;

    /// <summary>Gives a token its place.</summary>
    /// <param name="token">Digest of its id.</param>
    /// <param name="entities">What it dies with.</param>
    /// <param name="now">Unix seconds at which it is issued.</param>
    /// <returns>Null when this node stops: nobody would be told of the token.</returns>
    public StatusReference? TryIssue(UInt128 token, ImmutableArray<EntityEpoch> entities, long now)
    {
        while (!_isStopped)
        {
            var list = Volatile.Read(ref _current);
            if (list is not null && now < list.ClosesAt && list.TryIssue(token, entities, out var index))
            {
                return new(list.Uri, index);
            }

            Follow(list, now);
        }

        return null;
    }

    /// <summary>The lists that have to be reported; those that give no place any more are sealed. For the reporter.</summary>
    /// <param name="now">Unix seconds.</param>
    public OpenStatusList[] Collect(long now)
    {
        lock (_gate)
        {
            foreach (var list in _lists.Where(list => IsOver(list, now)))
            {
                list.Seal();
            }

            return [.. _lists];
        }
    }

    /// <summary>Forgets a list of which everything was reported.</summary>
    /// <param name="list">The list.</param>
    public void Remove(OpenStatusList list)
    {
        lock (_gate)
        {
            _lists.Remove(list);
        }
    }

    /// <summary>Whether no list waits to follow the current one.</summary>
    public bool NeedsNext
    {
        get
        {
            lock (_gate)
            {
                return !_isStopped && _next is null;
            }
        }
    }

    /// <summary>A new list, from which nothing is issued before it is offered.</summary>
    public OpenStatusList Create() => new(server.StatusListAddress!, capacity);

    /// <summary>Lets a list follow the current one.</summary>
    /// <param name="list">A list that readers can ask for.</param>
    public void Offer(OpenStatusList list)
    {
        lock (_gate)
        {
            _lists.Add(list);
            _next = list;
        }
    }

    /// <summary>Issues nothing any more.</summary>
    public void Stop() => _isStopped = true;

    /// <summary>Takes the list that waits, or a new one, in place of one that gives no place.</summary>
    private void Follow(OpenStatusList? list, long now)
    {
        lock (_gate)
        {
            if (_isStopped || _current != list)
            {
                return; // another request did it
            }

            var next = _next;
            _next = null;
            if (next is null)
            {
                next = Create();
                _lists.Add(next);
            }

            next.Open(now + (long)window.TotalSeconds);
            Volatile.Write(ref _current, next);
        }
    }

    private bool IsOver(OpenStatusList list, long now) =>
        _isStopped || (list != _next && (list != _current || now >= list.ClosesAt));
}
