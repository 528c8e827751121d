using FastCluster.Api.Admin;
using FastCluster.Silo.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Silo.Tests.Operations;

public sealed class ClientCatalogTests : IDisposable
{
    private readonly NodeSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    public async Task List_NoClients_IsEmptyLastPage()
    {
        await using var node = await RunningNode.StartAsync(_setup.Options);
        var sut = node.Services.GetRequiredService<IClientCatalog>();

        var page = await sut.ListAsync("main", null, 10);

        Assert.Empty(page!.Clients);
        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA/")]
    public async Task List_ForeignCursor_IsNull(string cursor)
    {
        await using var node = await RunningNode.StartAsync(_setup.Options);
        var sut = node.Services.GetRequiredService<IClientCatalog>();

        Assert.Null(await sut.ListAsync("main", cursor, 10));
    }

    [Fact]
    public async Task Find_UnknownId_IsNull()
    {
        await using var node = await RunningNode.StartAsync(_setup.Options);
        var sut = node.Services.GetRequiredService<IClientCatalog>();

        Assert.Null(await sut.FindAsync("main", "made-up"));
    }
}
