using FastCluster.Contracts.Clients;
using FastCluster.Durability.Tests.Nodes;

namespace FastCluster.Durability.Tests.Clients;

/// <summary>A registration that is sent again because its node was lost on the way is carried out once.</summary>
public sealed class RepeatedStatementTests : IDisposable
{
    private const string Uri = "https://client.test/repeated";
    private static readonly ClientKey s_key = ClientKey.Of(NodeFolder.ServerId, NodeFolder.CommunityUri, Uri);
    private readonly NodeFolder _folder = NodeFolder.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Register_SameStatementAfterARestart_IsCreatedOnce()
    {
        ClientChange first;
        await using (var node = await InProcessNode.StartAsync(_folder, TimeProvider.System))
        {
            first = await ClientOf(node).RegisterAsync(Command(statement: 1, "system/Patient.rs"));
        }

        await using var restarted = await InProcessNode.StartAsync(_folder, TimeProvider.System);
        var repeated = await ClientOf(restarted).RegisterAsync(Command(statement: 1, "system/Patient.rs"));

        Assert.IsType<ClientChange.Created>(first);
        Assert.Equal(first, repeated);
        Assert.Equal(1, (await ClientOf(restarted).GetAsync())!.Version);
    }

    [Fact]
    public async Task Register_OlderStatementArrivesLate_ChangesNothing()
    {
        await using var node = await InProcessNode.StartAsync(_folder, TimeProvider.System);
        await ClientOf(node).RegisterAsync(Command(statement: 1, "system/Patient.rs"));
        await ClientOf(node).RegisterAsync(Command(statement: 2, "system/Observation.rs"));

        await ClientOf(node).RegisterAsync(Command(statement: 1, "system/Patient.rs"));

        Assert.Equal("system/Observation.rs", (await ClientOf(node).GetAsync())!.Registration!.Scope);
    }

    [Fact]
    public async Task Cancel_SameStatementTwice_HasTheSameOutcome()
    {
        await using var node = await InProcessNode.StartAsync(_folder, TimeProvider.System);
        await ClientOf(node).RegisterAsync(Command(statement: 1, "system/Patient.rs"));

        var first = await ClientOf(node).RegisterAsync(Command(statement: 2, scope: null));
        var repeated = await ClientOf(node).RegisterAsync(Command(statement: 2, scope: null));

        Assert.IsType<ClientChange.Cancelled>(first);
        Assert.Equal(first, repeated);
    }

    private static IClientGrain ClientOf(InProcessNode node) => node.Grains.GetGrain<IClientGrain>(s_key.ToGrainKey());

    private static RegisterClient Command(UInt128 statement, string? scope) => Commands.Register(Uri, statement, scope);
}
