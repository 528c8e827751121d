using FastCluster.Contracts.Revocations;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>While it is on, no reader of the revocation log gets an answer.</summary>
public sealed class LogOutage : IIncomingGrainCallFilter
{
    private volatile bool _isOn;

    public void Begin() => _isOn = true;

    public void End() => _isOn = false;

    public Task Invoke(IIncomingGrainCallContext context) =>
        _isOn && context.InterfaceMethod.Name == nameof(IRevocationLogGrain.ReadAfterAsync)
            ? throw new TimeoutException("The revocation log does not answer.")
            : context.Invoke();
}
