namespace FastCluster.LoadTests.Scenarios;

/// <summary>
/// One kind of load, known to no engine. An engine calls set-up once, prepares operations one at a time in order and some
/// seconds before they are due, runs each of them at its time, many at once, and cleans up once.
/// </summary>
internal interface ILoadScenario
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>Names of its operations: the rows of the report.</summary>
    IReadOnlyList<string> Operations { get; }

    /// <summary>Makes what operations need: registered clients, tokens. Off the clock.</summary>
    /// <param name="operations">How many will be prepared at most.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RunException">The target did not answer as it must.</exception>
    Task SetUpAsync(int operations, CancellationToken cancellationToken);

    /// <summary>Signs what an operation sends. Off the clock; one caller at a time.</summary>
    /// <param name="number">From 0, each once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<PreparedOperation> PrepareAsync(int number, CancellationToken cancellationToken);

    /// <summary>Takes away what it made on the target. Off the clock.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many registrations are left there because their cancellation was refused or not answered.</returns>
    Task<int> CleanUpAsync(CancellationToken cancellationToken);
}
