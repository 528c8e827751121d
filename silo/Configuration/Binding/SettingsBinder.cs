using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace FastCluster.Silo.Configuration.Binding;

/// <summary>
/// Fills settings classes from a configuration and gathers every fault on the way: unknown names, wrong forms, values
/// out of range, missing values. A setting that is absent keeps the default of its class. For one caller, once.
/// </summary>
/// <param name="baseFolder">Full path of the folder from which relative file settings count.</param>
public sealed partial class SettingsBinder(string baseFolder)
{
    private readonly List<ConfigurationFault> _faults = [];
    private readonly Dictionary<Type, Func<string, object?>> _readers = [];
    private readonly Dictionary<Type, Func<IConfiguration, object>> _defaults = [];

    /// <summary>What was found wrong so far, in the order of the settings classes.</summary>
    public IReadOnlyList<ConfigurationFault> Faults => _faults;

    /// <summary>Says how a type that is no scalar is read from one text.</summary>
    /// <param name="type">The type.</param>
    /// <param name="read">Gives the value, or null when the text names none.</param>
    public void ReadAs(Type type, Func<string, object?> read) => _readers[type] = read;

    /// <summary>Says from which values the settings of a type start.</summary>
    /// <param name="type">The type.</param>
    /// <param name="choose">Gives the defaults for a section.</param>
    public void DefaultsOf(Type type, Func<IConfiguration, object> choose) => _defaults[type] = choose;

    /// <summary>Notes a fault that a caller found while binding.</summary>
    /// <param name="fault">The fault.</param>
    public void Report(ConfigurationFault fault) => _faults.Add(fault);

    /// <summary>Fills one settings class.</summary>
    /// <typeparam name="T">Settings class with a constructor without parameters.</typeparam>
    /// <param name="section">Its section.</param>
    /// <param name="path">Path of the section, empty for the root.</param>
    /// <param name="defaults">Values of what is absent; null: those of the class.</param>
    public T Bind<T>(IConfiguration section, string path, T? defaults = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(section);
        return (T)BindObject(typeof(T), section, path, defaults);
    }

    private object BindObject(Type type, IConfiguration section, string path, object? defaults)
    {
        var result =
            Activator.CreateInstance(type)
            ?? throw new NotSupportedException($"{type} has no constructor without parameters.");
        var start = _defaults.TryGetValue(type, out var choose) ? choose(section) : defaults ?? result;
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.GetCustomAttribute<UnboundAttribute>() is null)
            .ToArray();
        foreach (var property in properties)
        {
            var fallback = property.GetValue(start);
            var value = BindProperty(property, section.GetSection(property.Name), path, fallback);
            property.SetValue(result, value);
        }

        ReportUnknown(section, properties, path);
        return result;
    }

    private object? BindProperty(PropertyInfo property, IConfigurationSection section, string owner, object? fallback)
    {
        var path = SettingPath.Member(owner, property.Name);
        var before = _faults.Count;
        var isFile = property.GetCustomAttribute<FileSettingAttribute>() is not null;
        var value = section.Exists() ? BindValue(property.PropertyType, section, path, fallback, isFile) : fallback;
        if (_faults.Count == before)
        {
            CheckRules(property, path, value);
        }

        return value;
    }

    private object? BindValue(Type type, IConfigurationSection section, string path, object? fallback, bool isFile)
    {
        if (_readers.TryGetValue(type, out var reader))
        {
            return ReadText(type, section, path, reader, "is not known");
        }

        if (ScalarText.IsScalar(type))
        {
            var value = ReadText(type, section, path, text => ScalarText.Read(type, text), ScalarText.Describe(type));
            return isFile && value is string file ? Resolve(file) : value ?? fallback;
        }

        if (ItemType(type) is { } item)
        {
            return BindList(type, item, section, path, isFile);
        }

        if (section.Value is { Length: > 0 })
        {
            _faults.Add(new(path, "is a section, not one value", "not shown")); // it may be a connection string
        }

        return BindObject(type, section, path, fallback);
    }

    private object? ReadText(
        Type type,
        IConfigurationSection section,
        string path,
        Func<string, object?> read,
        string rule
    )
    {
        if (section.Value is not { } text || section.GetChildren().Any())
        {
            _faults.Add(new(path, "is one value, not a section", section.Value));
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        var value = read(text);
        if (value is null)
        {
            _faults.Add(new(path, rule, text));
        }

        return value ?? (type.IsValueType ? Activator.CreateInstance(type) : null);
    }

    private void CheckRules(PropertyInfo property, string path, object? value)
    {
        var broken = property
            .GetCustomAttributes<ValidationAttribute>()
            .Where(rule => !rule.IsValid(value))
            .Select(rule => new ConfigurationFault(path, Describe(rule), ShownValue(value)));
        _faults.AddRange(broken);
    }

    private void ReportUnknown(IConfiguration section, PropertyInfo[] properties, string path)
    {
        var unknown = section
            .GetChildren()
            .Where(child =>
                !Array.Exists(properties, known => known.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase))
            );
        foreach (var child in unknown)
        {
            _faults.Add(new(SettingPath.Member(path, child.Key), "is not a known setting", "not shown"));
        }
    }

    private string Resolve(string file) =>
        PemText.IsInline(file) || file.Length == 0 ? file : Path.GetFullPath(file, baseFolder);

    private static string Describe(ValidationAttribute rule) =>
        rule switch
        {
            SettingRuleAttribute own => own.Rule,
            RequiredAttribute => "is required",
            RangeAttribute range => $"is between {range.Minimum} and {range.Maximum}",
            RegularExpressionAttribute pattern => $"has the form {pattern.Pattern}",
            AllowedValuesAttribute list => $"is one of {string.Join(", ", list.Values)}",
            MinLengthAttribute length => $"has at least {length.Length} item(s)",
            MaxLengthAttribute length => $"has at most {length.Length} item(s)",
            _ => rule.FormatErrorMessage("the setting"),
        };

    private static string? ShownValue(object? value) =>
        value switch
        {
            null => null,
            string text => text,
            System.Collections.ICollection items => $"{items.Count} item(s)",
            _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
        };
}
