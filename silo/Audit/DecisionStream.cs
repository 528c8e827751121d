using System.Diagnostics.Metrics;
using System.Threading.Channels;
using FastCluster.Contracts.Decisions;
using FastCluster.Udap.Jwt;
using Microsoft.Extensions.Options;

namespace FastCluster.Silo.Audit;

/// <summary>
/// Writes every decision to an append-only, hash-chained stream of JSON lines. Recording never waits: a grain's turn must
/// not hang on a disk. Decisions wait in a bounded queue and share flushes; a crash of the process or the machine loses at
/// most what was recorded in the last <see cref="DecisionStreamOptions.FlushInterval"/> plus one flush. When the disk is full or fails,
/// groups are tried again until they are written; when the queue is full, decisions are counted and a <c>gap</c> line
/// states how many are missing. Register it before the silo, so that it stops after the last grain.
/// </summary>
public sealed class DecisionStream : IDecisionSink, IHostedService, IDisposable
{
    private readonly DecisionStreamOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly AuditMetrics _metrics;
    private readonly Channel<DecisionEntry> _queue;
    private readonly List<DecisionEntry> _group = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly ISigningKey? _key;
    private AuditWriter? _writer;
    private AuditSigner? _signer;
    private ITimer? _timer;
    private Task _running = Task.CompletedTask;
    private AuditHead _head = AuditHead.Start;
    private long _lost;

    /// <summary>Makes the stream; decisions may be recorded at once, they are written after the start.</summary>
    /// <param name="options">Validated settings.</param>
    /// <param name="timeProvider">Clock.</param>
    /// <param name="meters">Owns the meter.</param>
    /// <param name="logger">Log.</param>
    /// <param name="key">Signs checkpoints, ES256; null where no key is: then lines are linked only.</param>
    public DecisionStream(
        IOptions<DecisionStreamOptions> options,
        TimeProvider timeProvider,
        IMeterFactory meters,
        ILogger<DecisionStream> logger,
        [FromKeyedServices(AuditKey.ServiceKey)] ISigningKey? key = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _timeProvider = timeProvider;
        _logger = logger;
        _key = key;
        _metrics = new(meters);
        _queue = Channel.CreateBounded<DecisionEntry>(
            new BoundedChannelOptions(_options.QueueLimit) { SingleReader = true }
        );
    }

    /// <summary>Last line that is on disk.</summary>
    public AuditHead Head => Volatile.Read(ref _head);

    /// <inheritdoc/>
    public void Record(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (!_queue.Writer.TryWrite(new(decision, _timeProvider.GetUtcNow(), Flushed: null)))
        {
            Interlocked.Increment(ref _lost);
            _metrics.OnLost();
        }
    }

    /// <summary>Waits until everything recorded before is on disk.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The end of the chain at that moment.</returns>
    public async Task<AuditHead> FlushAsync(CancellationToken cancellationToken = default)
    {
        var flushed = new TaskCompletionSource<AuditHead>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue.Writer.WriteAsync(new(Decision: null, default, flushed), cancellationToken);
        return await flushed.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _writer = AuditWriter.Open(_options, _timeProvider.GetUtcNow());
        Volatile.Write(ref _head, _writer.Head);
        Log.StreamOpened(_logger, _options.Folder, _writer.Head.Sequence);
        _signer = _key is null ? null : AuditSigner.Open(_options, _key, _writer.Head, _timeProvider);
        if (_signer?.LostLine is { } lost)
        {
            Log.StreamCut(_logger, _options.Folder, _writer.Head.Sequence, lost);
        }

        _running = RunAsync(_writer, _signer);
        _timer = _timeProvider.CreateTimer(WishCheckpoint, state: null, TimeSpan.Zero, _options.CheckpointInterval);
        return Task.CompletedTask;
    }

    /// <summary>Takes no more decisions and returns when those that wait are on disk; a disk that fails now is not waited
    /// for.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await _closing.CancelAsync();
        await _running.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _timer?.Dispose();
        _signer?.Dispose();
        _writer?.Dispose();
        _closing.Dispose();
    }

    private async Task RunAsync(AuditWriter writer, AuditSigner? signer)
    {
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            await GatherAsync();
            await WriteAsync(writer);
            await SignAsync(signer, writer.Head, _group.Exists(static entry => entry.IsCheckpoint));
        }

        _group.Clear();
        await WriteAsync(writer);
        await SignAsync(signer, writer.Head, isWanted: true);
        signer?.Dispose();
        writer.Dispose();
    }

    private void WishCheckpoint(object? state) => _queue.Writer.TryWrite(DecisionEntry.Checkpoint);

    /// <summary>A checkpoint that fails is tried again with the next wish; decisions do not wait for it.</summary>
    private async Task SignAsync(AuditSigner? signer, AuditHead head, bool isWanted)
    {
        if (signer is null || !signer.IsDue(head, isWanted))
        {
            return;
        }

        try
        {
            await signer.SignAsync(head);
            _metrics.OnSigned();
            Log.StreamSigned(_logger, _options.Folder, head.Sequence, head.Hash, signer.KeyId);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _metrics.OnFailed();
            Log.SigningFailed(_logger, _options.Folder, head.Sequence, failure);
        }
    }

    /// <summary>Collects a group until it is full, its time is over, somebody waits for it or the stream closes.</summary>
    private async Task GatherAsync()
    {
        _group.Clear();
        using var window = new CancellationTokenSource(_options.FlushInterval, _timeProvider);
        try
        {
            while (_group.Count < _options.GroupLimit)
            {
                if (!_queue.Reader.TryRead(out var entry))
                {
                    if (!await _queue.Reader.WaitToReadAsync(window.Token))
                    {
                        return;
                    }

                    continue;
                }

                _group.Add(entry);
                if (entry.Flushed is not null)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (window.IsCancellationRequested)
        {
            // the time of the group is over
        }
    }

    private async Task WriteAsync(AuditWriter writer)
    {
        var lines = Lines();
        while (!TryWrite(writer, lines))
        {
            if (_closing.IsCancellationRequested)
            {
                GiveUp(lines.Count);
                return;
            }

            await Task.Delay(_options.RetryDelay, _timeProvider, _closing.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (var entry in _group)
        {
            entry.Flushed?.TrySetResult(writer.Head);
        }
    }

    private void GiveUp(int lines)
    {
        Log.LostAtClose(_logger, _options.Folder, lines);
        foreach (var entry in _group)
        {
            entry.Flushed?.TrySetException(new IOException("The decision stream closed before it could be written."));
        }
    }

    private List<AuditLine> Lines()
    {
        var lines = new List<AuditLine>(_group.Count + 1);
        var lost = Interlocked.Exchange(ref _lost, 0);
        if (lost > 0)
        {
            Log.GapStated(_logger, _options.Folder, lost);
            lines.Add(AuditLines.Gap(lost, _timeProvider.GetUtcNow()));
        }

        lines.AddRange(
            _group
                .Where(static entry => entry.Decision is not null)
                .Select(static entry => AuditLines.Of(entry.Decision!, entry.Time))
        );
        return lines;
    }

    private bool TryWrite(AuditWriter writer, List<AuditLine> lines)
    {
        if (lines.Count == 0)
        {
            return true;
        }

        try
        {
            var started = _timeProvider.GetTimestamp();
            writer.Write(lines);
            Volatile.Write(ref _head, writer.Head);
            _metrics.OnFlushed(lines.Count, _timeProvider.GetElapsedTime(started));
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _metrics.OnFailed();
            Log.GroupFailed(_logger, _options.Folder, lines.Count, failure);
            return false;
        }
    }
}
