using Xunit;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>Compares this project's answers with others, but for the disagreements that are argued.</summary>
internal static class AgreementReport
{
    /// <summary>Fails on a new disagreement and on an argued one that is gone.</summary>
    internal static async Task AssertAgreesAsync(
        IReadOnlyCollection<PathCase> cases,
        Func<PathCase, Task<bool>> other,
        IReadOnlyDictionary<string, string> argued,
        Action<string> write
    )
    {
        var disagreements = new List<string>();
        foreach (var one in cases)
        {
            if (one.Passes() != await other(one))
            {
                disagreements.Add(one.Id);
            }
        }

        disagreements.ForEach(write);
        write($"{cases.Count - disagreements.Count} of {cases.Count} agree");
        Assert.Equal(argued.Keys.Order(StringComparer.Ordinal), disagreements.Order(StringComparer.Ordinal));
    }
}
