using FastCluster.Contracts.Revocations;
using FastCluster.Grains.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Providers;
using Orleans.Storage;

namespace FastCluster.Grains.Revocations;

/// <summary>
/// Owner of one shard of the log. An append writes the entity's epoch row, then the current segment; the head row only
/// when a segment is full or a fact that outlives segments changes. So a revocation costs two or three writes whatever
/// lives below it, and a crash in between leaves a raised epoch that nobody was told of, which is harmless. A new owner
/// writes the rows it read once more, so that no write of a former owner can follow, and acknowledges nothing before the
/// former owner's lease is over: until then that one may still confirm its position to readers.
/// </summary>
[KeepAlive, GrainType(TypeName)]
internal sealed class RevocationLogGrain(
    [FromKeyedServices(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)] IGrainStorage storage,
    IOwnershipLease lease,
    LocalActors local,
    IOptions<RevocationOptions> options,
    TimeProvider clock,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock
) : Grain, IRevocationLogGrain
{
    /// <summary>Name of this kind of actor in the store; never changed.</summary>
    public const string TypeName = "revocation-log";

    private const string HeadName = "head";

    /// <summary>More than one entity's epoch can have grown between a copy and the loss of its original.</summary>
    private const uint EpochsPerRestore = 1 << 20;

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);
    private GrainState<RevocationLogHead> _head = new(new RevocationLogHead());
    private readonly List<RevocationEntry> _live = [];
    private GrainState<RevocationSegment> _segment = new(new RevocationSegment());
    private long _position;

    private RevocationLogHead Head => _head.State ??= new RevocationLogHead();

    private List<RevocationEntry> Filling => (_segment.State ??= new RevocationSegment()).Entries;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        local.Add(GrainContext);
        await lease.LookAroundAsync(cancellationToken);
        await ReadHeadAsync();
        for (var number = Math.Max(1, Head.FirstSegment); number <= Head.LastSegment; number++)
        {
            _segment = await ReadSegmentAsync(number);
            if (number == Head.LastSegment)
            {
                await storage.WriteStateAsync(SegmentName(number), GrainContext.GrainId, _segment);
            }

            _live.AddRange(Filling);
        }

        _position =
            _live.Count > 0 ? _live[^1].Position
            : Head.LastSegment > 0 ? (Head.LastSegment - 1) * RevocationSegment.Capacity
            : 0;
    }

    /// <summary>Reads the head and writes it once more, above all epochs of a lost store if this one was restored.</summary>
    private async Task ReadHeadAsync()
    {
        var restored = new GrainState<RestoredMark>(new RestoredMark());
        await storage.ReadStateAsync(HeadName, GrainContext.GrainId, _head);
        await storage.ReadStateAsync(RestoredMark.StateName, GrainContext.GrainId, restored);
        Head.EpochBase += restored.RecordExists ? EpochsPerRestore : 0;
        await storage.WriteStateAsync(HeadName, GrainContext.GrainId, _head);
        if (restored.RecordExists)
        {
            await storage.ClearStateAsync(RestoredMark.StateName, GrainContext.GrainId, restored);
        }
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        local.Remove(GrainContext);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<RevocationEntry> AppendAsync(RevocationEntry entry, CancellationToken cancellationToken = default)
    {
        try
        {
            var epoch = entry.Change is RevocationChange.EpochRaised or RevocationChange.Distrusted
                ? await RaiseEpochAsync(entry)
                : entry.MinimumEpoch;
            await RollAsync();
            var now = clock.GetUtcNow();
            var stored = entry with
            {
                Position = _position + 1,
                MinimumEpoch = epoch,
                WrittenAt = now.ToUnixTimeSeconds(),
                WrittenAtMilliseconds = now.ToUnixTimeMilliseconds(),
            };
            await WriteHeadFactAsync(stored);
            Filling.Add(stored);
            await storage.WriteStateAsync(SegmentName(Head.LastSegment), GrainContext.GrainId, _segment);
            _position = stored.Position;
            _live.Add(stored);
            await WaitForFormerOwnersAsync(cancellationToken);
            return stored;
        }
        catch
        {
            // What the rows hold is not known any more: the next call reads them again.
            DeactivateOnIdle();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<RevocationPage> ReadAfterAsync(long position, CancellationToken cancellationToken = default)
    {
        var isSnapshot = position == 0 || position > _position || (_live.Count > 0 && position < _live[0].Position - 1);
        var skip = isSnapshot ? 0 : _live.Count - (int)(_position - position);
        RevocationEntry[] entries = isSnapshot ? [.. LastingFacts(), .. _live] : [.. _live.Skip(skip)];
        return Task.FromResult(new RevocationPage(entries, _position, isSnapshot, lease.IsHeld));
    }

    /// <inheritdoc/>
    public Task<uint[]> GetEpochsAsync(RevocationSubject[] subjects, CancellationToken cancellationToken = default) =>
        Task.WhenAll(subjects.Select(async subject => (await ReadEpochAsync(subject)).State?.Epoch ?? 0));

    /// <summary>Looks again and again: a departure that is confirmed ends long before what was said of it at first.</summary>
    private async Task WaitForFormerOwnersAsync(CancellationToken cancellationToken)
    {
        while (lease.FormerOwnersEndIn > TimeSpan.Zero)
        {
            await Task.Delay(s_look, nodeClock, cancellationToken);
        }
    }

    private IEnumerable<RevocationEntry> LastingFacts() =>
        Head
            .CrlUrls.Select(url => new RevocationEntry { Change = RevocationChange.CrlAccepted, Subject = url })
            .Concat(Head.Distrusted);

    private async Task<uint> RaiseEpochAsync(RevocationEntry entry)
    {
        var subject = new RevocationSubject(entry.Kind, entry.Digest);
        var row = await ReadEpochAsync(subject);
        row.State = new EntityEpochRow { Epoch = Math.Max(row.State?.Epoch ?? 0, Head.EpochBase) + 1 };
        await storage.WriteStateAsync(NameOf(subject), GrainContext.GrainId, row);
        return row.State.Epoch;
    }

    private async Task<GrainState<EntityEpochRow>> ReadEpochAsync(RevocationSubject subject)
    {
        var row = new GrainState<EntityEpochRow>(new EntityEpochRow());
        await storage.ReadStateAsync(NameOf(subject), GrainContext.GrainId, row);
        return row;
    }

    private static string NameOf(RevocationSubject subject) => $"epoch-{subject.Kind}-{subject.Digest:x32}";

    /// <summary>Opens the next segment when the current one is full, and forgets segments that say nothing any more.</summary>
    private async Task RollAsync()
    {
        var head = Head;
        if (head.LastSegment > 0 && Filling.Count < RevocationSegment.Capacity)
        {
            return;
        }

        var oldest =
            clock.GetUtcNow().ToUnixTimeSeconds() - (long)(options.Value.Horizon + options.Value.Overlap).TotalSeconds;
        var expired = new List<long>();
        while (head.FirstSegment < head.LastSegment && _live.Count > RevocationSegment.Capacity)
        {
            if (_live[RevocationSegment.Capacity - 1].WrittenAt >= oldest)
            {
                break;
            }

            _live.RemoveRange(0, RevocationSegment.Capacity);
            expired.Add(head.FirstSegment++);
        }

        head.LastSegment++;
        head.FirstSegment = Math.Max(1, head.FirstSegment);
        await storage.WriteStateAsync(HeadName, GrainContext.GrainId, _head);
        _segment = await ReadSegmentAsync(head.LastSegment);
        foreach (var number in expired)
        {
            var row = await ReadSegmentAsync(number);
            await storage.ClearStateAsync(SegmentName(number), GrainContext.GrainId, row);
        }
    }

    /// <summary>
    /// Keeps in the head row what must outlive the segment: it is written before the entry is, and readers, who interleave,
    /// see it once it is durable.
    /// </summary>
    private async Task WriteHeadFactAsync(RevocationEntry entry)
    {
        if (!Changes(Head, entry))
        {
            return;
        }

        var changed = Head.Copy();
        Apply(changed, entry);
        var row = new GrainState<RevocationLogHead>(changed, _head.ETag) { RecordExists = _head.RecordExists };
        await storage.WriteStateAsync(HeadName, GrainContext.GrainId, row);
        _head = row;
    }

    private static bool Changes(RevocationLogHead head, RevocationEntry entry) =>
        entry.Change switch
        {
            RevocationChange.CrlAccepted => !head.CrlUrls.Contains(entry.Subject!),
            RevocationChange.Distrusted => true,
            RevocationChange.Reinstated => head.Distrusted.Exists(known => IsSameEntity(known, entry)),
            _ => false,
        };

    private static void Apply(RevocationLogHead head, RevocationEntry entry)
    {
        if (entry.Change == RevocationChange.CrlAccepted)
        {
            head.CrlUrls.Add(entry.Subject!);
            return;
        }

        head.Distrusted.RemoveAll(known => IsSameEntity(known, entry));
        if (entry.Change == RevocationChange.Distrusted)
        {
            head.Distrusted.Add(entry);
        }
    }

    private static bool IsSameEntity(RevocationEntry left, RevocationEntry right) =>
        left.Kind == right.Kind && left.Digest == right.Digest;

    private async Task<GrainState<RevocationSegment>> ReadSegmentAsync(long number)
    {
        var row = new GrainState<RevocationSegment>(new RevocationSegment());
        await storage.ReadStateAsync(SegmentName(number), GrainContext.GrainId, row);
        row.State ??= new RevocationSegment();
        return row;
    }

    private static string SegmentName(long number) => $"segment-{number:d12}";
}
