namespace FastCluster.Conformance.Tests.Lifecycle;

public sealed class RegistrationRaceTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const int Count = 200;

    [Theory]
    [MemberData(nameof(RaceRounds.All), MemberType = typeof(RaceRounds))]
    [Requirement("REG-36")]
    [Requirement("REG-34")]
    [VectorCase("reg-parallel-first")]
    public async Task Register_FirstRegistrationsAtOnce_GiveOneClient(int round)
    {
        var client = server.Client(uri: $"https://race.test/many/{round}");
        var statements = Enumerable.Range(0, Count).Select(_ => client.Statement().Build()).ToArray();

        var answers = await PostAsync(client, statements);

        Assert.Single(answers, answer => answer.Outcome == "201");
        Assert.Equal(Count - 1, answers.Count(answer => answer.Outcome == "200"));
        Assert.Single(answers.Select(answer => answer["client_id"]).Distinct());
    }

    [Theory]
    [MemberData(nameof(RaceRounds.All), MemberType = typeof(RaceRounds))]
    [Requirement("REG-11")]
    [Requirement("JWT-13")]
    public async Task Register_OneStatementManyTimesAtOnce_IsAcceptedOnce(int round)
    {
        var client = server.Client(uri: $"https://race.test/one/{round}");
        var statement = client.Statement().Build();

        var answers = await PostAsync(client, Enumerable.Repeat(statement, Count));

        Assert.Single(answers, answer => answer.Outcome == "201");
        Assert.Equal(Count - 1, answers.Count(answer => answer.Outcome == "400 invalid_software_statement"));
    }

    [Fact]
    [Requirement("REG-34")]
    public async Task Register_ManyClients_GiveDistinctIds()
    {
        var clients = Enumerable.Range(0, Count).Select(_ => server.Client()).ToArray();

        var answers = await Task.WhenAll(clients.Select(client => client.RegisterAsync(client.Statement().Build())));

        Assert.Equal(Count, answers.Select(answer => answer["client_id"]).Distinct().Count());
    }

    [Fact]
    [Requirement("MOD-21")]
    public async Task Token_WhileTheRegistrationChanges_HasTheScopeOfOneRecord()
    {
        var client = await server.RegisteredClientAsync();
        string[] scopes = ["system/Patient.rs", "system/Observation.rs"];
        var statements = Enumerable
            .Range(0, 20)
            .Select(i => client.Statement().WithClaim("scope", scopes[i % 2]).Build());
        var assertions = Enumerable.Range(0, 100).Select(_ => client.Assertion().Build());

        var changes = PostAsync(client, statements.ToArray());
        var tokens = await Task.WhenAll(assertions.ToArray().Select(assertion => TokenAsync(client, assertion)));

        Assert.All(await changes, answer => Assert.Equal("200", answer.Outcome));
        Assert.All(tokens, answer => Assert.Contains(answer["scope"], (string[])[.. scopes, Names.Scopes]));
    }

    [Fact]
    [Requirement("TOK-26")]
    public async Task Token_WhileTheRegistrationIsCancelled_IsWholeOrRefused()
    {
        var client = await server.RegisteredClientAsync();
        var assertions = Enumerable.Range(0, 200).Select(_ => client.Assertion().Build()).ToArray();

        var tokens = assertions.Select(assertion => TokenAsync(client, assertion)).ToArray();
        var cancelled = await client.CancelAsync();
        var later = await client.TokenAsync();

        Assert.Equal("200", cancelled.Outcome);
        Assert.All(await Task.WhenAll(tokens), answer => Assert.Contains(answer.Outcome, s_wholeOrRefused));
        Assert.Equal("400 invalid_client", later.Outcome);
    }

    private static readonly string[] s_wholeOrRefused = ["200", "400 invalid_client"];

    private Task<Answer[]> PostAsync(TestClient client, IEnumerable<string> statements) =>
        Task.WhenAll(
            statements.Select(statement =>
                server.PostJsonAsync(client.Tenant.RegistrationEndpoint, TestClient.Body(statement))
            )
        );

    private Task<Answer> TokenAsync(TestClient client, string assertion) =>
        server.PostFormAsync(client.Tenant.TokenEndpoint, TestClient.TokenForm(assertion));
}
