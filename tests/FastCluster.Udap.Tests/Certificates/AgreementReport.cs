using Xunit;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>Compares what was found with what was expected, but for the disagreements that are argued.</summary>
internal static class AgreementReport
{
    /// <summary>Fails on a new disagreement and on an argued one that is gone.</summary>
    internal static void AssertAgrees(
        IReadOnlyDictionary<string, bool> expected,
        IReadOnlyDictionary<string, bool> found,
        IReadOnlyDictionary<string, string> argued
    )
    {
        var disagreements = expected.Keys.Where(id => found[id] != expected[id]).Order(StringComparer.Ordinal);

        Assert.Equal(argued.Keys.Order(StringComparer.Ordinal), disagreements);
    }
}
