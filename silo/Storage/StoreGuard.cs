using FastCluster.Contracts.Storage;

namespace FastCluster.Silo.Storage;

/// <summary>
/// Stands around every operation of a store on the network: bounds how many run and how long each may take, turns failures
/// into <see cref="StoreUnavailableException"/>, and says once in the log when the store is lost and once when it is back.
/// Safe for concurrent use.
/// </summary>
/// <param name="store">Which store, without secrets.</param>
/// <param name="options">Limits.</param>
/// <param name="isStoreFault">Whether an exception is one of the client library that means a lost store.</param>
/// <param name="timeProvider">Clock of the time limit.</param>
/// <param name="logger">Log.</param>
internal sealed class StoreGuard(
    string store,
    RemoteStoreOptions options,
    Func<Exception, bool> isStoreFault,
    TimeProvider timeProvider,
    ILogger logger
)
{
    private static readonly TimeSpan s_grace = TimeSpan.FromMilliseconds(250);
    private int _running;
    private int _isLost;

    /// <summary>Which store, without secrets.</summary>
    public string Store => store;

    /// <summary>Refuses a state that no store takes.</summary>
    /// <param name="payload">The encoded state.</param>
    /// <exception cref="ArgumentException">It is longer than the limit.</exception>
    public static void ThrowIfTooLong(byte[]? payload)
    {
        if (payload?.Length > RemoteStoreOptions.StateBytesLimit)
        {
            throw new ArgumentException(
                $"The state has {payload.Length} bytes, the limit is {RemoteStoreOptions.StateBytesLimit}.",
                nameof(payload)
            );
        }
    }

    /// <summary>Waits for a write that is a transaction of its own, and counts it when it fails.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="write">The write, under way.</param>
    /// <param name="metrics">Where it is counted.</param>
    public static async Task<T> CountFailureAsync<T>(Task<T> write, StoreMetrics metrics)
    {
        try
        {
#pragma warning disable VSTHRD003 // begun by the caller in the same call
            return await write;
#pragma warning restore VSTHRD003
        }
        catch (StoreUnavailableException)
        {
            metrics.OnFailed(1);
            throw;
        }
    }

    /// <summary>Runs an operation.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="operation">The operation; its token ends with the time limit or with the caller's.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="StoreUnavailableException">Too many operations, too late, or the store failed.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Enter();
        try
        {
            // a client library may need longer to give up than its token says; the caller does not wait for that
            var result = await CountAsync(operation, cancellationToken)
                .WaitAsync(options.Timeout + s_grace, timeProvider, CancellationToken.None);
            OnAnswered();
            return result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault) when (fault is OperationCanceledException or TimeoutException || isStoreFault(fault))
        {
            throw Lost(fault);
        }
    }

    /// <summary>The exception for callers; logs the first one since the store last answered.</summary>
    /// <param name="fault">What the client library said; its message holds no secret.</param>
    public StoreUnavailableException Lost(Exception fault)
    {
        if (Interlocked.Exchange(ref _isLost, 1) == 0)
        {
            Log.StoreLost(logger, store, fault);
        }

        var cause = fault is OperationCanceledException or TimeoutException
            ? $"no answer within {options.Timeout}"
            : fault.Message;
        return new($"{store} could not be used ({cause}).{StoreUnavailableException.Advice}", fault);
    }

    /// <summary>The store answered.</summary>
    public void OnAnswered()
    {
        if (Volatile.Read(ref _isLost) != 0 && Interlocked.Exchange(ref _isLost, 0) != 0)
        {
            Log.StoreBack(logger, store);
        }
    }

    /// <summary>Runs the operation and counts it until it has really ended, also after its caller has given up.</summary>
    private async Task<T> CountAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = new CancellationTokenSource(options.Timeout, timeProvider);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            return await operation(either.Token);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private void Enter()
    {
        if (Interlocked.Increment(ref _running) > options.QueueLimit)
        {
            Interlocked.Decrement(ref _running);
            throw new StoreUnavailableException(
                $"{store} has {options.QueueLimit} operations waiting, try again later."
            );
        }
    }
}
