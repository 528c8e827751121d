using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace FastCluster.Grains.Revocations;

/// <summary>
/// The newest changes of one index in their order, for readers that follow it. Bounded: who is further behind takes the
/// whole index instead. Its lock is shared by the follower and by feed requests; requests with tokens never come here.
/// </summary>
/// <param name="capacity">Changes that are kept.</param>
internal sealed class RevocationJournal(int capacity)
{
    private const char Separator = '.';
    private readonly Lock _gate = new();
    private readonly Queue<RevocationNews> _news = new();
    private readonly string _run = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
    private TaskCompletionSource _arrival = NewArrival();
    private long _newest;
    private long _forgotten;
    private long _announced;

    /// <summary>Keeps a change; the follower calls <see cref="Announce"/> when a read is complete.</summary>
    /// <param name="news">The change; stamps ascend.</param>
    public void Add(RevocationNews news)
    {
        lock (_gate)
        {
            _news.Enqueue(news);
            _newest = news.Stamp;
            if (_news.Count > capacity)
            {
                _forgotten = _news.Dequeue().Stamp;
            }
        }
    }

    /// <summary>Wakes those who wait, when there is something new since they began to.</summary>
    public void Announce()
    {
        TaskCompletionSource arrival;
        lock (_gate)
        {
            if (_newest == _announced)
            {
                return;
            }

            _announced = _newest;
            arrival = _arrival;
            _arrival = NewArrival();
        }

        arrival.SetResult();
    }

    /// <summary>Ends with the next announcement; at once when there is something after the cursor already.</summary>
    /// <param name="cursor">Cursor of a reader, of any form.</param>
    public Task ArrivalAfterAsync(string? cursor)
    {
        lock (_gate)
        {
            return TryParse(cursor, out var stamp) && stamp == _newest ? _arrival.Task : Task.CompletedTask;
        }
    }

    /// <summary>Whether a reader can be told the changes after its cursor; else it needs the whole index.</summary>
    /// <param name="cursor">Cursor of a reader, of any form.</param>
    public bool Knows(string? cursor)
    {
        lock (_gate)
        {
            return TryParse(cursor, out _);
        }
    }

    /// <summary>The changes after a cursor.</summary>
    /// <param name="cursor">Cursor of a reader, of any form.</param>
    /// <param name="news">The changes in order when the answer is true.</param>
    /// <param name="next">Cursor after the newest change; take it before the index itself is read.</param>
    /// <returns>False when the reader needs the whole index: another run or node, too far behind, or no cursor of ours.</returns>
    public bool TryReadAfter(string? cursor, out IReadOnlyList<RevocationNews> news, out string next)
    {
        lock (_gate)
        {
            next = string.Create(CultureInfo.InvariantCulture, $"{_run}{Separator}{_newest}");
            var isOurs = TryParse(cursor, out var stamp);
            news = isOurs ? [.. _news.Where(one => one.Stamp > stamp)] : [];
            return isOurs;
        }
    }

    /// <summary>Whether a cursor is of this run and nothing after it was forgotten.</summary>
    private bool TryParse(string? cursor, out long stamp)
    {
        stamp = 0;
        return cursor is not null
            && cursor.Length > _run.Length
            && cursor[_run.Length] == Separator
            && cursor.StartsWith(_run, StringComparison.Ordinal)
            && long.TryParse(cursor.AsSpan(_run.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out stamp)
            && stamp >= _forgotten
            && stamp <= _newest;
    }

    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
