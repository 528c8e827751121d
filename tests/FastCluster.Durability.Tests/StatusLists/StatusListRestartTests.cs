using System.Net;

namespace FastCluster.Durability.Tests.StatusLists;

/// <summary>What a list says of tokens after its node was killed or stopped (REV-13).</summary>
public sealed class StatusListRestartTests : IDisposable
{
    private const int Valid = 0;
    private const int Invalid = 1;
    private readonly NodeFolder _folder = NodeFolder.Create();
    private readonly UdapClient _client;

    public StatusListRestartTests() => _client = new(_folder);

    private IPEndPoint Management => new(IPAddress.Loopback, _folder.ManagementPort);

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    [Requirement("REV-08")]
    [Requirement("REV-13")]
    public async Task Node_KilledAndStarted_RevokedStaysRevokedAndWhatNobodyKnowsIsNotValid()
    {
        using var first = await StartAsync();
        var client = await RegisterAsync();
        var (reported, revoked) = (await GetTokenAsync(client), await GetTokenAsync(client));
        Assert.True((await _client.RevokeAsync(client, revoked)).IsSuccess);
        await ListedTokens.UntilReportedAsync(Management);
        var unreported = await GetTokenAsync(client);
        var before = await ListedTokens.StatusAsync(_client, unreported);

        await first.KillAsync();
        using var second = await StartAsync();

        Assert.Equal(Valid, before);
        Assert.Equal(Valid, await ListedTokens.StatusAsync(_client, reported));
        Assert.Equal(Invalid, await ListedTokens.StatusAsync(_client, revoked));
        Assert.Equal(Invalid, await ListedTokens.StatusAsync(_client, unreported));
        Assert.Equal(0, await second.StopAsync());
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task Node_StoppedAndStarted_AllTokensStayWhatTheyWere()
    {
        using var first = await StartAsync();
        var client = await RegisterAsync();
        await ListedTokens.UntilReportedAsync(Management);
        var (token, revoked) = (await GetTokenAsync(client), await GetTokenAsync(client));
        Assert.True((await _client.RevokeAsync(client, revoked)).IsSuccess);

        Assert.Equal(0, await first.StopAsync());
        using var second = await StartAsync();

        Assert.Equal(Valid, await ListedTokens.StatusAsync(_client, token));
        Assert.Equal(Invalid, await ListedTokens.StatusAsync(_client, revoked));
        Assert.Equal(0, await second.StopAsync());
    }

    private Task<NodeProcess> StartAsync() => NodeProcess.StartAsync(_folder, ListedTokens.Settings);

    private async Task<TestClient> RegisterAsync()
    {
        var client = TestClient.Create(_folder.Community, "listed");
        var answer = await Retries.RegisterInTimeAsync(_client, client);
        return client with { ClientId = answer.Member("client_id")! };
    }

    private async Task<string> GetTokenAsync(TestClient client) =>
        (await Retries.GetTokenInTimeAsync(_client, client)).Member("access_token")!;
}
