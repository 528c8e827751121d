using System.Collections.Concurrent;
using FastCluster.Udap.Rejections;
using Microsoft.Extensions.Logging;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>
/// Reads in the server's own log why it refused: the outside is told less, on purpose. The environment variable
/// <c>FASTCLUSTER_REFUSALS</c> names a folder that gets the endpoints and reasons of the run, for the requirement report.
/// </summary>
internal sealed class RefusalLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentDictionary<string, RejectionReason> _reasons = new();
    private readonly ConcurrentDictionary<string, bool> _seen = new();

    /// <summary>Why the request with this correlation id was refused; none when it was not.</summary>
    public RejectionReason ReasonOf(string correlationId) => _reasons.GetValueOrDefault(correlationId);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (
            eventId.Name is "RequestRefused" or "OperatorRefused"
            && state is IEnumerable<KeyValuePair<string, object?>> values
        )
        {
            var named = values.ToDictionary(one => one.Key, one => one.Value);
            var reason = (RejectionReason)named["Reason"]!;
            _reasons[(string)named["CorrelationId"]!] = reason;
            _seen[$"{named.GetValueOrDefault("Endpoint", "Operator")} {reason}"] = true;
        }
    }

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("FASTCLUSTER_REFUSALS") is { Length: > 0 } folder && !_seen.IsEmpty)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllLines(Path.Combine(folder, $"{Guid.NewGuid():N}.txt"), _seen.Keys.Order());
        }
    }
}
