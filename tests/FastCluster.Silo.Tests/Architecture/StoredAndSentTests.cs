using System.Reflection;
using FastCluster.Testing.Vectors;

namespace FastCluster.Silo.Tests.Architecture;

/// <summary>Silos of two versions understand each other: everything they share has a number or a name that stays.</summary>
public sealed class StoredAndSentTests
{
    private const string Page = "docs/stored-and-sent.txt";

    [Fact]
    public void Interface_AndItsMethods_HaveAliases()
    {
        var nameless = StoredAndSent
            .Interfaces.SelectMany(one => one.GetMethods().Prepend<MemberInfo>(one))
            .Where(member => StoredAndSent.AliasOf(member) is null);

        Assert.InRange(StoredAndSent.Interfaces.Count, 18, 100);
        Assert.Empty(nameless);
    }

    [Fact]
    public void Type_ThatIsStoredOrSent_HasASerializerAndAnAlias()
    {
        var nameless = StoredAndSent.Types.Where(type =>
            !type.IsEnum
            && (
                type.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is null
                || StoredAndSent.AliasOf(type) is null
            )
        );

        Assert.InRange(StoredAndSent.Types.Count, 60, 500);
        Assert.Empty(nameless);
    }

    [Fact]
    public void Field_OfAStoredOrSentType_HasANumber()
    {
        var fields = StoredAndSent.Types.SelectMany(StoredAndSent.FieldsOf).ToArray();

        Assert.InRange(fields.Length, 150, 2000);
        Assert.DoesNotContain(fields, field => StoredAndSent.NumberOf(field) is null);
    }

    [Fact]
    public void Alias_OfAStoredOrSentType_IsItsOwn()
    {
        var aliases = StoredAndSent.Types.Select(StoredAndSent.AliasOf).OfType<string>().ToArray();

        Assert.Equal(aliases.Distinct(StringComparer.Ordinal), aliases);
    }

    [Fact]
    public void Page_Lines_AreWhatTheCodeStoresAndSends()
    {
        var page = RepositoryFiles.PathOf(Page);
        var coded = StoredAndSent.Describe().ToArray();
        if (Environment.GetEnvironmentVariable("FASTCLUSTER_WRITE_CONTRACTS") is "1")
        {
            File.WriteAllText(page, string.Concat(coded.Select(line => $"{line}\n")));
        }

        Assert.Equal(File.ReadAllLines(page), coded);
    }
}
