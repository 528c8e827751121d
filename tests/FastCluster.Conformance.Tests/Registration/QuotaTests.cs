using System.Globalization;
using FastCluster.Api.Quotas;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Registration;

public sealed class QuotaTests
{
    private const int Count = 40;

    [Fact]
    [Requirement("REG-43")]
    public async Task Register_BeyondTheQuotaOfASource_IsSlowedDownAndUsesNothingUp()
    {
        await using var own = new DisposableServer(await StartAsync(Slow));
        var flood = await FloodAsync(own.Server);

        var (client, statement, slowed) = flood.First(one => one.Answer.Outcome == "429 slow_down");
        var accepted = await Eventually.Async(
            () => client.RegisterAsync(statement),
            answer => answer.Outcome != "429 slow_down",
            "a place after the flood"
        );

        Assert.Contains(flood, one => one.Answer.Outcome == "201");
        Assert.Equal(RejectionReason.QuotaExceeded, own.Server.ReasonOf(slowed));
        Assert.True(int.Parse(slowed.Headers["Retry-After"], CultureInfo.InvariantCulture) >= 1);
        Assert.Equal("201", accepted.Outcome);
    }

    [Fact]
    [Requirement("REG-43")]
    public async Task Token_BesideAFloodOfRegistrations_IsGranted()
    {
        await using var own = new DisposableServer(await StartAsync(Slow));
        var client = await own.Server.RegisteredClientAsync();

        var flood = await FloodAsync(own.Server);
        var token = await client.TokenAsync();

        Assert.Contains(flood, one => one.Answer.Outcome == "429 slow_down");
        Assert.Equal("200", token.Outcome);
    }

    [Fact]
    [Requirement("REG-43")]
    public async Task Register_WhenEveryPlaceIsTaken_IsAskedToComeAgain()
    {
        await using var own = new DisposableServer(await StartAsync(OneAtATime));

        var flood = await FloodAsync(own.Server);

        var refused = flood.Select(one => one.Answer).Where(answer => answer.Outcome != "201").ToArray();
        Assert.InRange(refused.Length, 1, Count - 1);
        Assert.All(refused, answer => Assert.Equal("503 temporarily_unavailable", answer.Outcome));
        Assert.All(refused, answer => Assert.Equal(RejectionReason.RegistrationOverload, own.Server.ReasonOf(answer)));
        Assert.All(refused, answer => Assert.Contains("Retry-After", answer.Headers.Keys));
    }

    /// <summary>First registrations at once, signed before the first is sent.</summary>
    private static async Task<(TestClient Client, string Statement, Answer Answer)[]> FloodAsync(RunningServer server)
    {
        var clients = Enumerable.Range(0, Count).Select(_ => server.Client()).ToArray();
        var statements = clients.Select(client => client.Statement().Build()).ToArray();
        var answers = await Task.WhenAll(clients.Zip(statements, (client, text) => client.RegisterAsync(text)));
        return [.. clients.Zip(statements, answers)];
    }

    private static void Slow(QuotaOptions quotas) => quotas.Registration = new() { PerSecond = 1, Burst = 3 };

    private static void OneAtATime(QuotaOptions quotas) =>
        (quotas.RegistrationConcurrency, quotas.RegistrationQueue) = (1, 0);

    private static Task<RunningServer> StartAsync(Action<QuotaOptions> change) =>
        RunningServer.StartAsync(options =>
        {
            change(options.Quotas);
            return options;
        });
}
