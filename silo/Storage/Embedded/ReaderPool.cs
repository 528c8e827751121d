using System.Collections.Concurrent;
using FastCluster.Contracts.Storage;
using Microsoft.Data.Sqlite;

namespace FastCluster.Silo.Storage.Embedded;

/// <summary>
/// Open reading connections. A read runs on the caller's thread (tens of microseconds from the page cache), takes no lock
/// that a write holds, and sees every write that was acknowledged before it began. Safe for concurrent use.
/// </summary>
/// <param name="options">Where and how.</param>
internal sealed class ReaderPool(EmbeddedStorageOptions options) : IDisposable
{
    private readonly ConcurrentBag<ReadSession> _idle = [];
    private readonly int _idleLimit = 2 * Environment.ProcessorCount;
    private volatile bool _closed;

    /// <summary>Lends a connection to <paramref name="work"/>; one that failed is thrown away.</summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    /// <typeparam name="TArgument">What the work needs.</typeparam>
    /// <param name="argument">Passed on to the work.</param>
    /// <param name="work">The read.</param>
    public T Run<T, TArgument>(TArgument argument, Func<ReadSession, TArgument, T> work)
    {
        if (_closed)
        {
            throw new StoreUnavailableException($"The store '{options.FilePath}' is closed.");
        }

        ReadSession? session = null;
        var isSound = false;
        try
        {
            session = _idle.TryTake(out var idle) ? idle : new(options);
            var result = work(session, argument);
            isSound = true;
            return result;
        }
        catch (SqliteException failure)
        {
            throw StoreFaults.Translate(options.FilePath, failure);
        }
        finally
        {
            GiveBack(session, isSound);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed = true;
        Drain();
    }

    private void GiveBack(ReadSession? session, bool isSound)
    {
        if (session is null)
        {
            return;
        }

        if (!isSound || _idle.Count >= _idleLimit)
        {
            session.Dispose();
            return;
        }

        _idle.Add(session);
        if (_closed)
        {
            Drain();
        }
    }

    private void Drain()
    {
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}
