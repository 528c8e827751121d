using System.Net;
using FastCluster.LoadTests.Scenarios;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Tests.Scenarios;

public sealed class ScenarioTests
{
    [Fact]
    public void Interleave_ShippedWeights_GivesEachItsShareEvenly()
    {
        var weights = MixWeights.Read(MixWeights.DefaultFile);

        var order = MixedScenario.Interleave([.. weights.Values], 2000);

        var all = weights.Values.Sum();
        Assert.Equal(weights.Values.Select(weight => (int)(2000 * weight / all)), Counts(order, weights.Count));
        Assert.Equal(120, order.Take(200).Count(part => part == 0)); // tokens: 60 of 100, from the beginning on
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"discover\":0}")]
    [InlineData("{\"nothing\":1}")]
    [InlineData("{\"mixed-national\":1}")]
    public async Task ReadWeights_NotShares_AreRefused(string text)
    {
        using var folder = new ReportFolder();
        await File.WriteAllTextAsync(folder["weights.json"], text);

        Assert.Throws<UsageException>(() => MixWeights.Read(folder["weights.json"]));
    }

    [Theory]
    [InlineData(401, "{\"error\":\"invalid_client\"}", "401 invalid_client")]
    [InlineData(503, "", "503")]
    [InlineData(400, "{\"error\":\"<b>Whatever</b> a server 1 says\"}", "400")]
    public void Outcome_Refusal_IsOneOfFewClasses(int status, string text, string expected) =>
        Assert.Equal(expected, Outcome.Of(new Answer((HttpStatusCode)status, null, text)).ErrorClass);

    private static IEnumerable<int> Counts(byte[] order, int parts) =>
        Enumerable.Range(0, parts).Select(part => order.Count(chosen => chosen == part));
}
