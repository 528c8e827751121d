using System.Collections.Concurrent;
using System.Reflection;

namespace FastCluster.Api.Tests.Hosting;

/// <summary>A grain factory that hands out fakes by interface and key; asking for anything else fails the test.</summary>
public class FakeGrains : DispatchProxy
{
    private readonly ConcurrentDictionary<(Type, string), object> _fakes = new();

    public static FakeGrains Create(out IGrainFactory factory)
    {
        factory = Create<IGrainFactory, FakeGrains>();
        return (FakeGrains)(object)factory;
    }

    public void Add<TGrain>(string key, TGrain fake)
        where TGrain : notnull => _fakes[(typeof(TGrain), key)] = fake;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var grain = targetMethod!.GetGenericArguments().Single();
        var key = args![0]!.ToString()!;
        return _fakes.TryGetValue((grain, key), out var fake)
            ? fake
            : throw new InvalidOperationException($"No fake of {grain.Name} '{key}'.");
    }
}
