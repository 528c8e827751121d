namespace FastCluster.Silo.Clustering.AzureTables;

/// <summary>Ends operations on the table in time, retries of the client included.</summary>
/// <param name="clock">Real time, also where a test gives the rules another.</param>
internal sealed class OperationLimit(TimeProvider clock)
{
    /// <summary>What a read or a write of the running protocol may take: less than other nodes need to miss this one.</summary>
    public static readonly TimeSpan Protocol = TimeSpan.FromSeconds(3);

    /// <summary>What the start, with its first token, and clearing rows away may take; no other node waits for it.</summary>
    public static readonly TimeSpan Upkeep = TimeSpan.FromSeconds(30);

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(
        TimeSpan limit,
        Func<CancellationToken, Task> operation,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            limit,
            async token =>
            {
                await operation(token);
                return true;
            },
            cancellationToken
        );

    /// <summary>Runs an operation.</summary>
    /// <remarks>The client wraps a cancellation when it had tried before.</remarks>
    /// <exception cref="TimeoutException">The limit was reached; what was sent may still take effect.</exception>
    public async Task<T> RunAsync<T>(
        TimeSpan limit,
        Func<CancellationToken, Task<T>> operation,
        CancellationToken cancellationToken
    )
    {
        using var deadline = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await operation(either.Token);
        }
        catch (Exception fault)
            when (fault is OperationCanceledException or AggregateException && either.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"The table service did not answer within {limit.TotalSeconds} s.", fault);
        }
    }
}
