namespace FastCluster.Conformance.Tests.Servers;

/// <summary>Comes between a call and its actor: fails it, answers it, or lets something happen before or after it.</summary>
public sealed class CallHook : IIncomingGrainCallFilter
{
    private Func<IIncomingGrainCallContext, Task>? _action;
    private string _method = "";

    /// <summary>Acts on calls of one method until <see cref="End"/>.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="action">What happens in place of the call.</param>
    public void Begin(string method, Func<IIncomingGrainCallContext, Task> action) =>
        (_method, _action) = (method, action);

    public void End() => _action = null;

    public Task Invoke(IIncomingGrainCallContext context) =>
        _action is { } action && context.InterfaceMethod.Name == _method ? action(context) : context.Invoke();
}
