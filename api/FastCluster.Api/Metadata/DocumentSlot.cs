using System.Diagnostics.CodeAnalysis;
using FastCluster.Api.Errors;

namespace FastCluster.Api.Metadata;

/// <summary>
/// The node's copy of one document: an immutable snapshot, swapped whole. A request that finds it older than the refresh
/// age asks the owner first, and only one asks at a time; the others are served the last copy while it is valid. When the
/// owner does not answer the last copy is served until its end.
/// </summary>
/// <param name="fetch">Asks the owner; null when it has none.</param>
/// <param name="time">Clock of the node.</param>
/// <param name="options">Ages.</param>
/// <param name="failed">Told of each failed refresh.</param>
internal sealed class DocumentSlot(
    Func<CancellationToken, Task<PublishedDocument?>> fetch,
    TimeProvider time,
    EdgeOptions options,
    Action<Exception> failed
) : IDisposable
{
    private static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _flight = new(1, 1);
    private volatile Snapshot? _held;

    /// <summary>The document as of now.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <exception cref="TimeoutException">The owner cannot be asked and there is no valid copy; see <see cref="LostInfrastructure"/>.</exception>
    public async Task<DocumentOutcome> GetAsync(CancellationToken cancellationToken)
    {
        if (TryServe(options.DocumentRefresh, fromAttempt: true, out var served))
        {
            return served;
        }

        var mayBeServed = TryServe(options.DocumentMaximumAge, fromAttempt: false, out served);
        if (!await _flight.WaitAsync(mayBeServed ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, cancellationToken))
        {
            return served!;
        }

        try
        {
            return TryServe(options.DocumentRefresh, fromAttempt: true, out served)
                ? served
                : await RefreshAsync(cancellationToken);
        }
        finally
        {
            _flight.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _flight.Dispose();

    private async Task<DocumentOutcome> RefreshAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(FetchTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var document = await fetch(either.Token);
            var now = time.GetTimestamp();
            _held = document is null ? null : new(document, now, now);
            return document is null ? DocumentOutcome.Missing.Value : new DocumentOutcome.Found(document);
        }
        catch (Exception exception)
            when (!cancellationToken.IsCancellationRequested && LostInfrastructure.Is(exception))
        {
            failed(exception);
            if (_held is not { } held || held.Document.ValidUntil <= time.GetUtcNow())
            {
                throw;
            }

            _held = held with { AttemptedAt = time.GetTimestamp() };
            return new DocumentOutcome.Found(held.Document);
        }
    }

    private bool TryServe(TimeSpan age, bool fromAttempt, [NotNullWhen(true)] out DocumentOutcome? outcome)
    {
        outcome = null;
        if (_held is not { } held || held.Document.ValidUntil <= time.GetUtcNow())
        {
            return false;
        }

        if (time.GetElapsedTime(fromAttempt ? held.AttemptedAt : held.FetchedAt) >= age)
        {
            return false;
        }

        outcome = new DocumentOutcome.Found(held.Document);
        return true;
    }

    private sealed record Snapshot(PublishedDocument Document, long FetchedAt, long AttemptedAt);
}
