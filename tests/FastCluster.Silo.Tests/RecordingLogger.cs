using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FastCluster.Silo.Tests;

/// <summary>Keeps the event ids and texts that were logged.</summary>
public sealed class RecordingLogger<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(int Id, string Text)> _entries = new();

    public IReadOnlyCollection<int> EventIds => [.. _entries.Select(entry => entry.Id)];

    public IReadOnlyCollection<string> Texts => [.. _entries.Select(entry => entry.Text)];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _entries.Enqueue((eventId.Id, formatter(state, exception)));
}
