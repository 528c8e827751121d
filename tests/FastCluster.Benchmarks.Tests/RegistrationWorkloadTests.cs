using FastCluster.Floor;

namespace FastCluster.Benchmarks.Tests;

/// <summary>What <c>FastCluster.Floor registrations</c> measures is what it says.</summary>
public sealed class RegistrationWorkloadTests : IDisposable
{
    private const int Clients = 3;
    private readonly string _folder = Directory.CreateTempSubdirectory("fastcluster-floor-").FullName;

    [Fact]
    public async Task Server_NewClients_AreCreatedAndStoredAndCannotBePostedAgain()
    {
        var community = FloorCommunity.Create(_folder);
        var exchange = Exchange.Registrations(count =>
            [.. Enumerable.Range(0, count).Select(number => community.Issue(number).Register())]
        );
        await using var server = await MeasuredServer.StartAsync("registration", "serve-fastcluster", _folder);
        var requests = exchange.CreateRequests(Clients);
        var before = await server.ReadAsync(ServerFigure.StoreWrites);

        await server.MeasureAsync(exchange, requests); // throws when one is not answered 201

        Assert.InRange(await server.ReadAsync(ServerFigure.StoreWrites), before + Clients, before + (10 * Clients));
        Assert.InRange(await server.ReadAsync(ServerFigure.Live), 1_000_000, 1_000_000_000);
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.MeasureAsync(exchange, requests));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
