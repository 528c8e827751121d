namespace FastCluster.Silo.Clustering;

/// <summary>
/// A rejection says that a call never reached its actor, so whoever gets one may call again. An actor that ends by the
/// rejection of a call of its own was reached, and may have acted: its caller gets a <see cref="TimeoutException"/>.
/// </summary>
internal sealed class LostCallFilter : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            await context.Invoke();
        }
        catch (OrleansMessageRejectionException fault) when (fault is not SiloUnavailableException)
        {
            throw new TimeoutException(
                $"An actor behind {context.InterfaceName}.{context.MethodName} was not reached.",
                fault
            );
        }
    }
}
