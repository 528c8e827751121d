namespace FastCluster.LoadTests.Scenarios;

/// <summary>An operation of which only the sending is left. It runs once.</summary>
/// <param name="Name">Row of the report that it counts for.</param>
/// <param name="RunAsync">Sends it and judges the answer. What ends a request otherwise is thrown as by <see cref="HttpClient"/>.</param>
internal sealed record PreparedOperation(string Name, Func<CancellationToken, Task<Outcome>> RunAsync)
{
    /// <summary>Runs it; an answer that does not come, or a connection that breaks, is an outcome too.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">The token ended it.</exception>
    public async Task<Outcome> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(cancellationToken);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Outcome.Timeout;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return Outcome.Connection;
        }
    }
}
