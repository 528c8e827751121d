using System.Collections.Immutable;
using System.Globalization;
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

        var children = section.GetChildren().ToArray();
        ReportGap(children, path);
        var items = children
            .Select(child => BindValue(item, child, SettingPath.Item(path, child.Key), null, isFile))
            .ToArray();
        return type.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>)
            ? s_toDictionary.MakeGenericMethod(type.GetGenericArguments()[1]).Invoke(this, [items, path])!
            : s_toArray.MakeGenericMethod(item).Invoke(null, [items])!;
    }

    /// <summary>Items that moved up would bear other numbers in later faults than where they were set.</summary>
    private void ReportGap(IConfigurationSection[] items, string path)
    {
        var misplaced = items.Where((item, index) => item.Key != index.ToString(CultureInfo.InvariantCulture));
        _faults.AddRange(
            misplaced
                .Take(1)
                .Select(item => new ConfigurationFault(
                    SettingPath.Item(path, item.Key),
                    "is numbered from 0 without a gap",
                    item.Key
                ))
        );
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
