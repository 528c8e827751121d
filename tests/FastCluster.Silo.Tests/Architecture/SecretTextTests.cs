using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using FastCluster.Silo.Tests.Pages;

namespace FastCluster.Silo.Tests.Architecture;

/// <summary>
/// A record that holds a token or an assertion of a request does not print it, so that no log line can by mistake. The
/// program itself is left out: its records hold URLs of that name, and the demo writes down what it sent on purpose.
/// </summary>
public sealed class SecretTextTests
{
    private const string Secret = "eyJ-marker";

    private static readonly string[] s_secretNames = ["Token", "AccessToken", "ClientAssertion", "SoftwareStatement"];

    private static readonly Dictionary<Type, object> s_forms = new()
    {
        [typeof(string)] = Secret,
        [typeof(byte[])] = Encoding.UTF8.GetBytes(Secret),
        [typeof(ReadOnlyMemory<byte>)] = (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(Secret),
    };

    public static TheoryData<Type> Holders =>
        [
            .. Product.Types.Where(type =>
                type.Assembly != typeof(Silo.Hosting.FastClusterHost).Assembly
                && IsRecord(type)
                && SecretsOf(type).Any()
            ),
        ];

    [Theory]
    [MemberData(nameof(Holders))]
    [Requirement("BCP-12")]
    public void Record_AsText_HidesItsSecrets(Type type)
    {
        var holder = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in SecretsOf(type))
        {
            field.SetValue(holder, s_forms[field.FieldType]);
        }

        Assert.DoesNotContain(Secret, holder.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Records_ThatHoldSecrets_AreFound() => Assert.InRange(Holders.Count, 11, 100);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<FieldInfo> SecretsOf(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .Where(field =>
                s_forms.ContainsKey(field.FieldType)
                && s_secretNames.Any(name => field.Name == $"<{name}>k__BackingField")
            );
}
