using System.Collections.Concurrent;
using FastCluster.Contracts.Decisions;

namespace FastCluster.Api.Tests.Hosting;

/// <summary>Keeps decisions for a test to look at.</summary>
internal sealed class RecordedDecisions : IDecisionSink
{
    public ConcurrentQueue<Decision> All { get; } = new();

    public void Record(Decision decision) => All.Enqueue(decision);
}
