using FastCluster.Contracts.StatusLists;
using FastCluster.Grains.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using Orleans.Providers;
using Orleans.Storage;

namespace FastCluster.Grains.StatusLists;

/// <summary>
/// What one list holds. Each report that says something is one row, written once, so that storage costs one write for a list
/// and report, whatever the number of tokens. While the list's node is heard, places of which it reported nothing count as
/// valid: it reports them within seconds. Once it is silent without having closed the list they do not. Until an activation
/// knows which of the two holds it signs nothing.
/// </summary>
[PreferLocalPlacement, GrainType("status-list")]
internal sealed class StatusListGrain(
    [FromKeyedServices(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)] IGrainStorage storage,
    StatusListJudge judge,
    StatusListOwners owners,
    IOptions<StatusListOptions> options,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock
) : Grain, IStatusListGrain
{
    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(1);
    private readonly List<GrainState<StatusListRow>> _rows = [];
    private readonly List<ReportedStatuses> _reports = [];
    private string? _owner;
    private bool _isHeard;
    private bool _isClosed;
    private long _quietSince;
    private Task<StatusListReply>? _flight;
    private (StatusListReply Reply, long At)? _signed;

    private string ServerId => ActorKeys.ServerOf(this.GetPrimaryKeyString());

    private string ListId => ActorKeys.RestOf(this.GetPrimaryKeyString());

    /// <summary>Whether the list's node can be counted on to report no more.</summary>
    private bool IsSilent =>
        nodeClock.GetElapsedTime(_quietSince) > options.Value.Patience || owners.IsGone(_owner!, _isHeard);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _quietSince = nodeClock.GetTimestamp();
        while (await ReadAsync(_rows.Count + 1) is { RecordExists: true } row)
        {
            Keep(row);
        }
    }

    /// <inheritdoc/>
    public async Task ReportAsync(StatusListReport report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Sequence > _rows.Count)
        {
            await StoreAsync(report, cancellationToken);
        }

        _owner = report.Owner;
        _isHeard = true;
        _quietSince = nodeClock.GetTimestamp();
    }

    /// <inheritdoc/>
    public Task<StatusListReply> GetAsync(CancellationToken cancellationToken = default)
    {
        if (_owner is null)
        {
            DeactivateOnIdle(); // anybody may ask for any id
            return Task.FromResult<StatusListReply>(new StatusListReply.Rejected(RejectionReason.StatusListUnknown));
        }

        if (_signed is { } signed && nodeClock.GetElapsedTime(signed.At) < options.Value.Refresh)
        {
            return Task.FromResult(signed.Reply);
        }

        return _flight is { IsCompleted: false } ? _flight : _flight = SignAsync();
    }

    /// <inheritdoc/>
    public async Task ForgetAsync(CancellationToken cancellationToken = default)
    {
        DeactivateOnIdle();
        for (var number = _rows.Count; number > 0; number--) // the last first: what is left begins with the first
        {
            await storage.ClearStateAsync(NameOf(number), GrainContext.GrainId, _rows[number - 1]);
        }
    }

    private async Task StoreAsync(StatusListReport report, CancellationToken cancellationToken)
    {
        if (report.Sequence != _rows.Count + 1)
        {
            throw new InvalidOperationException(
                $"Report {report.Sequence} of a status list follows {_rows.Count} stored ones."
            );
        }

        if (_rows.Count == 0)
        {
            var catalog = GrainFactory.GetGrain<IStatusListCatalogGrain>(ServerId);
            await catalog.AddAsync(ListId, report.ForgetAt, cancellationToken);
        }

        var row = new GrainState<StatusListRow>(
            new()
            {
                Owner = report.Owner,
                Packed = report.Packed,
                IsClosing = report.IsClosing,
            }
        );
        try
        {
            await storage.WriteStateAsync(NameOf(_rows.Count + 1), GrainContext.GrainId, row);
        }
        catch (InconsistentStateException)
        {
            DeactivateOnIdle(); // the row is there, from a write whose answer was lost: the next activation reads it
            throw;
        }

        Keep(row);
    }

    private async Task<GrainState<StatusListRow>> ReadAsync(int number)
    {
        var row = new GrainState<StatusListRow>(new());
        await storage.ReadStateAsync(NameOf(number), GrainContext.GrainId, row);
        return row;
    }

    private void Keep(GrainState<StatusListRow> row)
    {
        var stored = row.State!;
        if (stored.Packed.Length > 0)
        {
            _reports.Add(StatusReportPacking.Unpack(stored.Packed));
        }

        _owner = stored.Owner;
        _isClosed |= stored.IsClosing;
        row.State = null!; // kept for its tag alone
        _rows.Add(row);
    }

    private async Task<StatusListReply> SignAsync()
    {
        if (!await judge.IsCurrentAsync(ServerId, CancellationToken.None))
        {
            return NotNow();
        }

        var isSilent = !_isClosed && IsSilent;
        if (!_isClosed && !isSilent && !_isHeard)
        {
            return NotNow(); // its node may be about to tell of tokens that the activation before knew
        }

        var at = nodeClock.GetTimestamp();
        var jwt = await judge.SignAsync(ServerId, ListId, _reports, !isSilent, CancellationToken.None);
        var reply = new StatusListReply.Signed(jwt, options.Value.TimeToLive);
        _signed = (reply, at);
        return reply;
    }

    private static StatusListReply.Rejected NotNow() => new(RejectionReason.RevocationIndexStale, s_retryAfter);

    private static string NameOf(int number) => $"report-{number:d6}";
}
