namespace FastCluster.Silo.Storage;

/// <summary>
/// One write or clear on its way to the writer. It may be withdrawn until the writer takes it; from then on it is carried
/// out whatever the caller does, so that a cancelled caller knows that nothing was written.
/// </summary>
/// <param name="key">The state.</param>
/// <param name="expectedVersion">Version that must be stored; 0 means that there must be none.</param>
/// <param name="payload">The encoded state; null clears it.</param>
internal sealed class StoreOperation(StateKey key, long expectedVersion, byte[]? payload)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Withdrawn = 2;

    private readonly TaskCompletionSource<WriteOutcome> _completion = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private int _phase = Waiting;

    /// <summary>The state.</summary>
    public StateKey Key { get; } = key;

    /// <summary>Version that must be stored; 0 means that there must be none.</summary>
    public long ExpectedVersion { get; } = expectedVersion;

    /// <summary>The encoded state; null clears it.</summary>
    public byte[]? Payload { get; } = payload;

    /// <summary>Ends after the commit, or with the failure of the transaction.</summary>
#pragma warning disable VSTHRD003 // ended by the writer thread, which never waits for a caller
    public Task<WriteOutcome> WaitAsync() => _completion.Task;
#pragma warning restore VSTHRD003

    /// <summary>Called by the writer before it works on the operation.</summary>
    /// <returns>False when the caller withdrew it.</returns>
    public bool TryTake() => Interlocked.CompareExchange(ref _phase, Taken, Waiting) == Waiting;

    /// <summary>Called for a caller that no longer waits; without effect once taken.</summary>
    /// <param name="cancellationToken">The token that was cancelled.</param>
    public void Withdraw(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _phase, Withdrawn, Waiting) == Waiting)
        {
            _completion.SetCanceled(cancellationToken);
        }
    }

    /// <summary>Tells the caller after the commit.</summary>
    /// <param name="outcome">How it ended.</param>
    public void Complete(WriteOutcome outcome) => _completion.SetResult(outcome);

    /// <summary>Tells the caller that the transaction failed.</summary>
    /// <param name="failure">Why.</param>
    public void Fail(Exception failure) => _completion.SetException(failure);
}
