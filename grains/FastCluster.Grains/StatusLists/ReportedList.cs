using FastCluster.Contracts.StatusLists;

namespace FastCluster.Grains.StatusLists;

/// <summary>How far a list of this node is reported. A report is made once and sent until it is acknowledged.</summary>
/// <param name="list">The list.</param>
/// <param name="owner">Address of this node.</param>
/// <param name="keptFor">Seconds after its last issue from when no token of the list can live.</param>
internal sealed class ReportedList(OpenStatusList list, string owner, long keptFor)
{
    private long _sequence;
    private StatusListReport? _pending;
    private int _count;
    private bool _isClosed;

    /// <summary>Its id.</summary>
    public string Id => list.Id;

    /// <summary>Tokens of which no report was acknowledged.</summary>
    public int Waiting => list.Waiting + Volatile.Read(ref _count);

    /// <summary>Whether nothing is to be reported any more: it was closed, was never used, or all its tokens have expired.</summary>
    /// <param name="now">Unix seconds.</param>
    public bool IsDone(long now) =>
        _isClosed
        || (list.IsComplete && _sequence == 0 && _pending is null && list.Waiting == 0)
        || (list.ClosesAt > 0 && now > list.ClosesAt + keptFor);

    /// <summary>
    /// Whether the report that is sent now cannot hold everything: it is one of before, or a full one, or the list has still to
    /// be closed.
    /// </summary>
    public bool HasMore { get; private set; }

    /// <summary>The report to send now: that of before when it was not acknowledged.</summary>
    public StatusListReport Next()
    {
        if (_pending is not null)
        {
            HasMore = !_pending.IsClosing;
            return _pending;
        }

        var isComplete = list.IsComplete; // read first: what is packed after it is everything
        var packed = StatusReportPacking.Pack(list, out var count);
        Volatile.Write(ref _count, count);
        var isClosing = isComplete && list.Waiting == 0;
        HasMore = !isClosing && (isComplete || packed.Length >= StatusReportPacking.EnoughBytes);
        var report = new StatusListReport(owner, _sequence + 1, packed, isClosing, list.ClosesAt + keptFor);
        return count == 0 && !isClosing ? report with { Sequence = 0 } : _pending = report;
    }

    /// <summary>The report was taken.</summary>
    public void Acknowledge()
    {
        if (_pending is null)
        {
            return;
        }

        _sequence = _pending.Sequence;
        _isClosed = _pending.IsClosing;
        _pending = null;
        Volatile.Write(ref _count, 0);
    }
}
