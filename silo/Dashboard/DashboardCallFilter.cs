namespace FastCluster.Silo.Dashboard;

/// <summary>The dashboard's actor would read out the state of any other actor: it does so for nobody.</summary>
internal sealed class DashboardCallFilter : IIncomingGrainCallFilter
{
    /// <summary>Start of the names of the dashboard's assembly and contracts.</summary>
    public const string Assembly = "Orleans.Dashboard";

    private const string StateOfActor = "GetGrainState";

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var isOfDashboard = context.InterfaceName.StartsWith(Assembly, StringComparison.Ordinal);
        return isOfDashboard && string.Equals(context.MethodName, StateOfActor, StringComparison.Ordinal)
            ? throw new UnauthorizedAccessException("The state of actors is not shown.")
            : context.Invoke();
    }
}
