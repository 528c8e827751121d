using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Silo.Tests.Pages;

/// <summary>
/// Makes every class of instruments of the product, calls each of its methods once and keeps what was measured: the tags of
/// an instrument are those of its measurements.
/// </summary>
internal sealed class PublishedInstruments : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly Dictionary<Instrument, SortedSet<string>> _tags = [];

    public PublishedInstruments()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters)
            {
                _tags.Add(instrument, new(StringComparer.Ordinal));
                listener.EnableMeasurementEvents(instrument);
            }
        };
        Listen<int>();
        Listen<long>();
        Listen<double>();
        _listener.Start();
        foreach (var type in Product.Types.Where(IsOfInstruments))
        {
            Exercise(type, meters);
        }

        _listener.RecordObservableInstruments();
    }

    public IEnumerable<(string Meter, string Name, string Kind, string? Unit, string Tags)> Measured =>
        _tags.Select(one =>
            (one.Key.Meter.Name, one.Key.Name, KindOf(one.Key), one.Key.Unit, string.Join(", ", one.Value))
        );

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    private void Listen<T>()
        where T : struct =>
        _listener.SetMeasurementEventCallback<T>(
            (instrument, _, tags, _) =>
            {
                foreach (var (name, _) in tags)
                {
                    _tags[instrument].Add(name);
                }
            }
        );

    private static bool IsOfInstruments(Type type) =>
        type.GetConstructors() is [var one]
        && one.GetParameters() is [{ ParameterType: var parameter }]
        && parameter == typeof(IMeterFactory);

    private static void Exercise(Type type, IMeterFactory meters)
    {
        var instruments = Activator.CreateInstance(type, meters);
        var methods = type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(method => method.Name != nameof(Dispose));
        foreach (var method in methods)
        {
            method.Invoke(instruments, [.. method.GetParameters().Select(parameter => Any(parameter.ParameterType))]);
        }
    }

    private static object? Any(Type type) =>
        type == typeof(string) ? "any"
        : type == typeof(Func<int>) ? () => 1
        : type == typeof(Func<TimeSpan?>) ? () => (TimeSpan?)TimeSpan.Zero
        : type.IsValueType ? Activator.CreateInstance(type)
        : RuntimeHelpers.GetUninitializedObject(type);

    private static string KindOf(Instrument instrument)
    {
        var name = instrument.GetType().Name;
        return name[..name.IndexOf('`')].Replace("Observable", "", StringComparison.Ordinal).ToLowerInvariant();
    }
}
