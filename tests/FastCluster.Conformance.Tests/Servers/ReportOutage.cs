using FastCluster.Contracts.StatusLists;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>While it is on, no report of a status list gets through; counts those that told of tokens before.</summary>
public sealed class ReportOutage : IIncomingGrainCallFilter
{
    private volatile bool _isOn;
    private int _reports;

    /// <summary>Reports that told of tokens and were acknowledged.</summary>
    public int Reports => Volatile.Read(ref _reports);

    public void Begin() => _isOn = true;

    public void End() => _isOn = false;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var report = context.InterfaceMethod.Name == nameof(IStatusListGrain.ReportAsync);
        if (_isOn && report)
        {
            throw new TimeoutException("The status list does not answer.");
        }

        await context.Invoke();
        if (report && context.Request.GetArgument(0) is StatusListReport { Sequence: > 0 })
        {
            Interlocked.Increment(ref _reports);
        }
    }
}
