namespace FastCluster.Silo.Hosting;

/// <summary>
/// Which clock drives what. The clock of the host drives rules, actors and their timers; the runtime's own loops
/// (membership, messaging, collection) always run on real time, also where a test gives the rules another time.
/// </summary>
internal static class RuntimeClocks
{
    /// <summary>Pins the clocks; call it after everything else was registered.</summary>
    public static void Pin(IServiceCollection services)
    {
        services.AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System);
        services.AddKeyedSingleton(
            TimeProviderNames.Grains,
            static (provider, _) => provider.GetRequiredService<TimeProvider>()
        );
    }

    /// <summary>The clock that the host gives to rules.</summary>
    public static TimeProvider ClockOf(IServiceCollection services) =>
        services
            .LastOrDefault(service => service.ServiceType == typeof(TimeProvider) && !service.IsKeyedService)
            ?.ImplementationInstance as TimeProvider
        ?? TimeProvider.System;
}
