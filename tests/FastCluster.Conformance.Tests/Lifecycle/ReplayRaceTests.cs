namespace FastCluster.Conformance.Tests.Lifecycle;

public sealed class ReplayRaceTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const int Count = 500;

    [Theory]
    [MemberData(nameof(RaceRounds.All), MemberType = typeof(RaceRounds))]
    [Requirement("TOK-27")]
    [Requirement("JWT-13")]
    public async Task Token_OneAssertionManyTimesAtOnce_SucceedsOnce(int round)
    {
        var client = await server.RegisteredClientAsync();
        var assertion = client.Assertion().WithClaim("jti", $"round-{round}").Build();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Count)
                .Select(_ => server.PostFormAsync(client.Tenant.TokenEndpoint, TestClient.TokenForm(assertion)))
        );

        Assert.Single(answers, answer => answer.Outcome == "200");
        Assert.Equal(Count - 1, answers.Count(answer => answer.Outcome == "400 invalid_client"));
    }
}
