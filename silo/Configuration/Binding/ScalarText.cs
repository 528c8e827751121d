using System.Globalization;

namespace FastCluster.Silo.Configuration.Binding;

/// <summary>Turns the text of a setting into a value of its type.</summary>
internal static class ScalarText
{
    /// <summary>Whether settings of this type are one text.</summary>
    public static bool IsScalar(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string)
            || plain == typeof(bool)
            || plain == typeof(int)
            || plain == typeof(long)
            || plain == typeof(TimeSpan)
            || plain.IsEnum;
    }

    /// <summary>What the text must look like, for the operator.</summary>
    public static string Describe(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(bool) => "is true or false",
            _ when plain == typeof(TimeSpan) => "is a time span such as 00:05:00 or 1.00:00:00",
            { IsEnum: true } => $"is one of {string.Join(", ", Enum.GetNames(plain))}",
            _ => "is a whole number",
        };
    }

    /// <summary>Reads the text; null when it does not have the form of the type.</summary>
    public static object? Read(Type type, string text)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(string) => text,
            _ when plain == typeof(bool) => bool.TryParse(text, out var flag) ? flag : null,
            _ when plain == typeof(int) => int.TryParse(
                text,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var small
            )
                ? small
                : null,
            _ when plain == typeof(long) => long.TryParse(
                text,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var large
            )
                ? large
                : null,
            _ when plain == typeof(TimeSpan) => ReadSpan(text),
            { IsEnum: true } => ReadEnum(plain, text),
            _ => throw new NotSupportedException($"Settings of type {type} are not bound."),
        };
    }

    private static TimeSpan? ReadSpan(string text) =>
        text.Contains(':', StringComparison.Ordinal)
        && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span)
            ? span
            : null;

    private static object? ReadEnum(Type type, string text) =>
        Array.Exists(Enum.GetNames(type), name => name.Equals(text, StringComparison.OrdinalIgnoreCase))
            ? Enum.Parse(type, text, ignoreCase: true)
            : null;
}
