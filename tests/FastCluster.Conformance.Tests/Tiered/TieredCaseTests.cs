using System.Reflection;
using System.Text.Json;
using FastCluster.Testing.Vectors;
using Xunit.Sdk;

namespace FastCluster.Conformance.Tests.Tiered;

/// <summary>Each case of the shared table for data holders is a test of this folder that carries the requirements of the case.</summary>
public sealed class TieredCaseTests
{
    private const string Role = "data holder";

    private static readonly JsonElement s_cases = JsonElement
        .Parse(File.ReadAllBytes(RepositoryFiles.PathOf("tests/vectors/cases/tiered.json")))
        .GetProperty("cases");

    /// <summary>Requirements of the tests of each case.</summary>
    private static readonly ILookup<string, string> s_tested = FindTests();

    public static TheoryData<string> Ids { get; } =
    [
        .. s_cases
            .EnumerateArray()
            .Where(one => one.GetProperty("role").GetString() == Role)
            .Select(one => one.GetProperty("id").GetString()!),
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Case_OfTheTable_IsATestOfItsRequirements(string id)
    {
        var one = s_cases.EnumerateArray().Single(item => item.GetProperty("id").GetString() == id);
        var requirements = one.GetProperty("reqs").EnumerateArray().Select(item => item.GetString()!);

        Assert.Empty(requirements.Except(s_tested[id], StringComparer.Ordinal));
    }

    [Fact]
    public void Cases_OfTheTable_AreAllThoseOfADataHolder() => Assert.Equal(35, Ids.Count);

    private static ILookup<string, string> FindTests()
    {
        var tests = typeof(TieredCaseTests)
            .Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(TieredCaseTests).Namespace && type != typeof(TieredCaseTests))
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FactAttribute)));
        return (
            from test in tests
            from id in IdsOf(test)
            from requirement in test.GetCustomAttributes<RequirementAttribute>()
            select (id, requirement.Id)
        ).ToLookup(pair => pair.id, pair => pair.Id, StringComparer.Ordinal);
    }

    /// <summary>Cases that a test names, and those that it takes one by one.</summary>
    private static IEnumerable<string> IdsOf(MethodInfo test) =>
        test.GetCustomAttributes<VectorCaseAttribute>()
            .Select(named => named.Id)
            .Concat(
                test.GetCustomAttributes<DataAttribute>()
                    .SelectMany(data => data.GetData(test))
                    .Select(row => row[0])
                    .OfType<string>()
            );
}
