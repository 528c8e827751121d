using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FastCluster.Testing.Logs;

/// <summary>Keeps everything that is logged, whatever its level: event ids, texts, values, scopes and exceptions.</summary>
public sealed class RecordingLogger<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(int Id, string Text)> _entries = new();
    private readonly ConcurrentQueue<string> _values = new();

    public IReadOnlyCollection<int> EventIds => [.. _entries.Select(entry => entry.Id)];

    /// <summary>The formatted messages.</summary>
    public IReadOnlyCollection<string> Texts => [.. _entries.Select(entry => entry.Text)];

    /// <summary>The messages and whatever else a sink could write: arguments, scopes, exceptions.</summary>
    public IEnumerable<string> Everything => Texts.Concat(_values);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Keep(state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        _entries.Enqueue((eventId.Id, formatter(state, exception)));
        Keep(state);
        Keep(exception);
    }

    private void Keep(object? value)
    {
        _values.Enqueue(value?.ToString() ?? "");
        foreach (var (name, argument) in value as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            _values.Enqueue($"{name}={argument}");
        }
    }
}
