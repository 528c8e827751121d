using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using FastCluster.Silo.Tests.Pages;

namespace FastCluster.Silo.Tests.Architecture;

/// <summary>What crosses a silo or is stored, found from where it begins: calls of actors, and their states.</summary>
internal static class StoredAndSent
{
    private const BindingFlags Own =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly HashSet<Assembly> s_product = [.. Product.Types.Select(type => type.Assembly)];

    /// <summary>Interfaces that one silo calls another by.</summary>
    public static IReadOnlyList<Type> Interfaces { get; } =
    [.. Product.Types.Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)))];

    /// <summary>Own types of arguments, results and states, with all they hold and all cases of them, by name.</summary>
    public static IReadOnlyList<Type> Types { get; } = Close();

    /// <summary>What a type consists of when it is encoded: its fields, without those that are computed.</summary>
    public static FieldInfo[] FieldsOf(Type type) => type.IsEnum ? [] : type.GetFields(Own);

    /// <summary>The number of a field, which stands on its property where it has one; null when it has none.</summary>
    public static uint? NumberOf(FieldInfo field) => MemberOf(field).GetCustomAttribute<IdAttribute>()?.Id;

    /// <summary>The alias of a type or method; null when it has none.</summary>
    public static string? AliasOf(MemberInfo member) =>
        member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;

    /// <summary>All types, a line for each and for each of its fields or values.</summary>
    public static IEnumerable<string> Describe() => Types.SelectMany(Describe);

    private static IEnumerable<string> Describe(Type type)
    {
        var parent = type.BaseType is { } found && s_product.Contains(found.Assembly) ? $" : {Name(found)}" : "";
        var members = type.IsEnum
            ? Enum.GetNames(type).Select(name => (Convert.ToInt64(Enum.Parse(type, name), null), name))
            : FieldsOf(type).Select(field => ((long)(NumberOf(field) ?? 0), Text(field)));
        return members
            .OrderBy(member => member.Item1)
            .Select(member => $"  {member.Item1.ToString(CultureInfo.InvariantCulture)} {member.Item2}")
            .Prepend(Name(type) + parent);
    }

    private static string Text(FieldInfo field) => $"{MemberOf(field).Name} {Name(field.FieldType)}";

    private static MemberInfo MemberOf(FieldInfo field) =>
        field.GetCustomAttribute<CompilerGeneratedAttribute>() is null
            ? field
            : field.DeclaringType!.GetProperty(field.Name[1..field.Name.IndexOf('>')], Own)!;

    private static string Name(Type type)
    {
        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[]";
        }

        var arguments = type.GenericTypeArguments.Select(Name).ToArray();
        var name = AliasOf(type) ?? (s_product.Contains(type.Assembly) ? type.FullName! : type.Name.Split('`')[0]);
        return arguments.Length == 0 ? name : $"{name}<{string.Join(", ", arguments)}>";
    }

    private static Type[] Close()
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>([
            .. Interfaces.SelectMany(one => one.GetMethods()).SelectMany(Signature),
            .. Product.Types.SelectMany(States),
            .. Product.Types.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>(false) is not null),
        ]);
        while (open.TryPop(out var type))
        {
            if (s_product.Contains(type.Assembly) && !type.IsArray && found.Add(type))
            {
                Parts(type).ToList().ForEach(open.Push);
            }
            else if (type.HasElementType || type.IsGenericType)
            {
                Inner(type).ToList().ForEach(open.Push);
            }
        }

        return [.. found.OrderBy(Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<Type> Signature(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType);

    private static IEnumerable<Type> States(Type type) =>
        type.GetConstructors(Own)
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Where(state => state.IsGenericType && state.GetGenericTypeDefinition() == typeof(IPersistentState<>))
            .SelectMany(state => state.GenericTypeArguments);

    private static IEnumerable<Type> Parts(Type type) =>
        FieldsOf(type)
            .Select(field => field.FieldType)
            .Concat(Product.Types.Where(derived => derived.BaseType == type))
            .Concat(Inner(type));

    private static Type[] Inner(Type type) =>
        type.HasElementType ? [type.GetElementType()!] : type.GenericTypeArguments;
}
