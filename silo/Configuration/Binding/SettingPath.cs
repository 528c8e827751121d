namespace FastCluster.Silo.Configuration.Binding;

/// <summary>Spells paths of settings as the file does.</summary>
internal static class SettingPath
{
    /// <summary>The path of a member of a section.</summary>
    public static string Member(string owner, string name) =>
        owner.Length == 0 ? Camel(name) : $"{owner}.{Camel(name)}";

    /// <summary>The path of an item of a list.</summary>
    public static string Item(string owner, string number) => $"{owner}[{number}]";

    /// <summary>A property name as the file spells it.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
