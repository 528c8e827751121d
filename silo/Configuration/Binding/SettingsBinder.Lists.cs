using System.Collections.Immutable;
using System.Reflection;

namespace FastCluster.Silo.Configuration.Binding;

public sealed partial class SettingsBinder
{
    private static readonly MethodInfo s_toArray = Generic(nameof(ToImmutableArray));
    private static readonly MethodInfo s_toDictionary = Generic(nameof(ToImmutableDictionary));

    private static Type? ItemType(Type type)
    {
        if (!type.IsGenericType)
        {
            return null;
        }

        var shape = type.GetGenericTypeDefinition();
        return shape == typeof(IReadOnlyList<>) || shape == typeof(IList<>) || shape == typeof(ImmutableArray<>)
                ? type.GetGenericArguments()[0]
            : shape == typeof(ImmutableDictionary<,>)
                ? typeof(KeyedSetting<>).MakeGenericType(type.GetGenericArguments()[1])
            : null;
    }

    private object BindList(Type type, Type item, IConfigurationSection section, string path, bool isFile)
    {
        if (section.Value is { Length: > 0 } text)
        {
            _faults.Add(new(path, "is a list", text));
        }

        var items = section
            .GetChildren()
            .Select((child, index) => BindValue(item, child, SettingPath.Item(path, index), null, isFile))
            .ToArray();
        return type.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>)
            ? s_toDictionary.MakeGenericMethod(type.GetGenericArguments()[1]).Invoke(this, [items, path])!
            : s_toArray.MakeGenericMethod(item).Invoke(null, [items])!;
    }

    private static ImmutableArray<T> ToImmutableArray<T>(object?[] items) => [.. items.OfType<T>()];

    private ImmutableDictionary<string, T> ToImmutableDictionary<T>(object?[] items, string path)
    {
        var result = ImmutableDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var entry in items.OfType<KeyedSetting<T>>())
        {
            if (!result.TryAdd(entry.Key, entry.Value))
            {
                _faults.Add(new(path, "names each key once", entry.Key));
            }
        }

        return result.ToImmutable();
    }

    private static MethodInfo Generic(string name) =>
        typeof(SettingsBinder).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
        ?? throw new MissingMethodException(nameof(SettingsBinder), name);
}
