using System.Net;
using Xunit;

namespace FastCluster.Testing.Nodes;

/// <summary>What a client does before a backup and after it, and what has to be true once the backup was restored.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="community">Issues the certificates.</param>
internal sealed class RestoreStory(UdapClient client, TestCommunity community)
{
    // Enough to meet most of the replay shards, also such as never ran before the backup.
    private const int Assertions = 40;
    private TestClient _before = null!;
    private string _revoked = "";
    private string[] _accepted = [];

    /// <summary>The refusals after a restore last as long as an assertion may be dated ahead: not at all in these tests.</summary>
    public static (string Name, string Value) NoSkew =>
        ("AUTHORIZATIONSERVERS__0__COMMUNITIES__0__POLICY__CLOCKSKEW", "00:00:00");

    /// <summary>What the backup holds: a client and a revoked token.</summary>
    public async Task WorkBeforeAsync()
    {
        _before = await RegisterAsync("before");
        var token = await client.RequestTokenAsync(client.Assert(_before));
        Assert.True(token.Status == HttpStatusCode.OK, token.Text);
        _revoked = token.Member("access_token")!;
        Assert.True((await client.RevokeAsync(_before, _revoked)).IsSuccess);
    }

    /// <summary>What the backup does not hold: another client and accepted assertions.</summary>
    public async Task WorkAfterAsync()
    {
        await RegisterAsync("after");
        _accepted = [.. Enumerable.Range(0, Assertions).Select(_ => client.Assert(_before))];
        var answers = await Task.WhenAll(_accepted.Select(client.RequestTokenAsync));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
    }

    /// <summary>Everything before the backup is there, nothing is accepted twice, and the lost client can come again.</summary>
    public async Task VerifyAsync()
    {
        await RefuseReplaysAsync();
        await Retries.GetTokenInTimeAsync(client, _before);
        await RefuseReplaysAsync();
        Assert.Equal(HttpStatusCode.OK, (await Retries.RegisterInTimeAsync(client, _before)).Status);
        Assert.False((await Retries.IntrospectInTimeAsync(client, _revoked)).IsActive, "A revoked token lives again.");
        await RegisterAsync("after");
    }

    private async Task<TestClient> RegisterAsync(string name)
    {
        var unregistered = TestClient.Create(community, name);
        var answer = await Retries.RegisterInTimeAsync(client, unregistered);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Text);
        return unregistered with { ClientId = answer.Member("client_id")! };
    }

    private async Task RefuseReplaysAsync()
    {
        var answers = await Task.WhenAll(_accepted.Select(client.RequestTokenAsync));
        Assert.All(answers, answer => Assert.False(answer.IsSuccess, "An assertion was accepted twice."));
    }
}
