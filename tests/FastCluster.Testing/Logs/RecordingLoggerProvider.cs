using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FastCluster.Testing.Logs;

/// <summary>Keeps everything that a host logs.</summary>
public sealed class RecordingLoggerProvider : ILoggerProvider
{
    private readonly ConcurrentDictionary<string, RecordingLogger<object>> _loggers = new(StringComparer.Ordinal);

    public IReadOnlyCollection<int> EventIds => [.. _loggers.Values.SelectMany(logger => logger.EventIds)];

    /// <summary>The formatted messages.</summary>
    public IEnumerable<string> Texts => _loggers.Values.SelectMany(logger => logger.Texts);

    /// <summary>The messages and whatever else a sink could write, each after its category.</summary>
    public IEnumerable<(string Category, string Text)> Everything =>
        _loggers.SelectMany(one => one.Value.Everything.Select(text => (one.Key, text)));

    public void AddTo(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(this);

    /// <summary>Adds it with every level of every category on, whatever the host had set.</summary>
    public void AddWithEveryLevelTo(IServiceCollection services)
    {
        AddTo(services);
        services.PostConfigure<LoggerFilterOptions>(filters =>
        {
            filters.Rules.Clear();
            filters.MinLevel = LogLevel.Trace;
        });
    }

    public ILogger CreateLogger(string categoryName) => _loggers.GetOrAdd(categoryName, static _ => new());

    public void Dispose() { }
}
