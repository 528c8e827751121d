using System.Threading.Channels;
using FastCluster.LoadTests.Scenarios;

namespace FastCluster.LoadTests.Driving;

/// <summary>
/// Operations signed some seconds before they are due: early enough that signing is not measured, late enough that no
/// assertion expires (they live for 300 s) and that memory stays bounded.
/// </summary>
/// <param name="ahead">How many wait at most.</param>
internal sealed class PreparedQueue(int ahead)
{
    private readonly Channel<PreparedOperation> _ready = Channel.CreateBounded<PreparedOperation>(ahead);
    private readonly TaskCompletionSource _isFull = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Prepares all operations in order; waits while enough are ready.</summary>
    /// <param name="scenario">Prepares each.</param>
    /// <param name="operations">How many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task FillAsync(ILoadScenario scenario, int operations, CancellationToken cancellationToken)
    {
        try
        {
            for (var number = 0; number < operations; number++)
            {
                var operation = await scenario.PrepareAsync(number, cancellationToken);
                if (!_ready.Writer.TryWrite(operation))
                {
                    _isFull.TrySetResult();
                    await _ready.Writer.WriteAsync(operation, cancellationToken);
                }
            }
        }
        catch (Exception fault)
        {
            _ready.Writer.TryComplete(fault); // whoever takes gets it too
            throw;
        }
        finally
        {
            _ready.Writer.TryComplete();
            _isFull.TrySetResult();
        }
    }

    /// <summary>Waits until enough are ready to begin.</summary>
#pragma warning disable VSTHRD003 // the source belongs to this object and is set by its own loop
    public Task WaitUntilFullAsync() => _isFull.Task;
#pragma warning restore VSTHRD003

    /// <summary>The next operation; null when all were taken. What went wrong in preparing is thrown here.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public async ValueTask<PreparedOperation?> TakeAsync(CancellationToken cancellationToken)
    {
        while (await _ready.Reader.WaitToReadAsync(cancellationToken))
        {
            if (_ready.Reader.TryRead(out var operation))
            {
                return operation;
            }
        }

        return null;
    }
}
