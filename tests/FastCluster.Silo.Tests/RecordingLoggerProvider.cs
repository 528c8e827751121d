using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FastCluster.Silo.Tests;

/// <summary>Keeps the event ids of everything that a host logs.</summary>
public sealed class RecordingLoggerProvider : ILoggerProvider
{
    private readonly ConcurrentBag<RecordingLogger<object>> _loggers = [];

    public IReadOnlyCollection<int> EventIds => [.. _loggers.SelectMany(logger => logger.EventIds)];

    public void AddTo(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(this);

    public ILogger CreateLogger(string categoryName)
    {
        var logger = new RecordingLogger<object>();
        _loggers.Add(logger);
        return logger;
    }

    public void Dispose() { }
}
