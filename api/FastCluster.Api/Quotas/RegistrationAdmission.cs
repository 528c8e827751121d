using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Quotas;

/// <summary>The places in which registrations are judged on this node: tokens never wait behind them (N4).</summary>
internal sealed class RegistrationAdmission : IDisposable
{
    private readonly ConcurrencyLimiter _places;

    /// <summary>Makes the places.</summary>
    /// <param name="options">Options of the edge.</param>
    public RegistrationAdmission(IOptions<EdgeOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var quotas = options.Value.Quotas;
        _places = new(
            new()
            {
                PermitLimit = quotas.RegistrationConcurrency,
                QueueLimit = quotas.RegistrationQueue,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
    }

    /// <summary>Waits for a place.</summary>
    /// <param name="cancellationToken">Ends the wait, e.g. when the caller is gone.</param>
    /// <returns>A place to dispose of after use; not acquired when the queue is full.</returns>
    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellationToken) =>
        _places.AcquireAsync(permitCount: 1, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();
}
