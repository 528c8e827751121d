using System.Text;
using FastCluster.Api.People.SignIn;
using FastCluster.Contracts.Keys;
using FastCluster.Durability.Tests.Nodes;
using FastCluster.Silo.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Durability.Tests.Keys;

/// <summary>Keys of browser sessions: stored before they are used, wrapped, the same after a restart.</summary>
public sealed class SessionKeysTests : IDisposable
{
    private readonly NodeFolder _folder = NodeFolder.Create(TestCommunity.Now);
    private readonly FakeTimeProvider _clock = new(TestCommunity.Now);

    private static long Soon => TimeProvider.System.GetUtcNow().AddDays(1).ToUnixTimeSeconds();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Requirement("CONS-13")]
    public async Task Key_OfANodeThatServesPeople_OutlivesItAndIsStoredWrapped()
    {
        SessionKey made;
        await using (var node = await StartAsync(WithPeople))
        {
            made = Assert.Single((await Owner(node).ReadAsync()).Keys);
        }

        await using (var again = await StartAsync(WithPeople))
        {
            var stored = Assert.Single(await Owner(again).GetKeysAsync());
            Assert.Equal(made, Assert.Single((await Owner(again).ReadAsync()).Keys));
            Assert.Contains("masterKey", made.Element, StringComparison.Ordinal);
            Assert.True(stored.Wrapped.AsSpan().IndexOf("masterKey"u8) < 0);
        }

        foreach (var file in Directory.GetFiles(Path.Combine(_folder.Data, "store")))
        {
            Assert.True((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf("masterKey"u8) < 0, file);
        }
    }

    [Fact]
    public async Task Node_ThatServesNobody_MakesNone()
    {
        await using var node = await StartAsync(options => options);

        Assert.Empty((await Owner(node).ReadAsync()).Keys);
    }

    [Fact]
    public async Task Add_ManyAtOnce_HasOneWinner()
    {
        await using var node = await StartAsync(options => options);
        var owner = Owner(node);

        var sets = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => owner.AddAsync(0, new($"key-{number}", Soon, "<key/>")))
        );

        Assert.All(sets, set => Assert.Equal(sets[0].Keys, set.Keys));
        Assert.Single(sets[0].Keys);
    }

    [Theory]
    [InlineData("", 60, 10)]
    [InlineData("a/b", 60, 10)]
    [InlineData("key", -1, 10)]
    [InlineData("key", 401 * 86_400, 10)]
    [InlineData("key", 60, 0)]
    [InlineData("key", 60, 8_193)]
    public async Task Add_KeyOfOtherForm_IsLeftOut(string keyId, long life, int length)
    {
        await using var node = await StartAsync(options => options);
        var expiresAt = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + life;

        var set = await Owner(node).AddAsync(0, new(keyId, expiresAt, new string('x', length)));

        Assert.Empty(set.Keys);
        Assert.Equal(0, set.Version);
    }

    [Fact]
    public async Task Keys_Rewrapped_NeedThePreviousKeyNoMore()
    {
        var (first, second) = (WriteKey("first.key", 1), WriteKey("second.key", 2));
        SessionKey made;
        await using (var node = await StartAsync(options => WithPeople(WithKeys(options, first))))
        {
            made = Assert.Single((await Owner(node).ReadAsync()).Keys);
        }

        await using (var node = await StartAsync(options => WithPeople(WithKeys(options, second, first))))
        {
            Assert.Equal(1, await Owner(node).RewrapAsync());
            Assert.Equal(0, await Owner(node).RewrapAsync());
            foreach (var use in Enum.GetValues<KeyUse>())
            {
                await node.Grains.GetGrain<IKeyRingGrain>($"{NodeFolder.ServerId}/{use}").RewrapAsync();
            }
        }

        await using var rewrapped = await StartAsync(options => WithPeople(WithKeys(options, second)));
        Assert.Equal(made, Assert.Single((await Owner(rewrapped).ReadAsync()).Keys));
    }

    private static ISessionKeysGrain Owner(InProcessNode node) => node.Grains.GetGrain<ISessionKeysGrain>(0);

    private Task<InProcessNode> StartAsync(Func<FastClusterOptions, FastClusterOptions> change) =>
        InProcessNode.StartAsync(_folder, _clock, change: change);

    private FastClusterOptions WithPeople(FastClusterOptions options)
    {
        var users = _folder["users.json"];
        var hash = PasswordHashes.Make("x");
        File.WriteAllText(users, $$"""[{"subject":"p-1","name":"ada","passwordHash":"{{hash}}"}]""");
        return options with
        {
            AuthorizationServers =
            [
                .. options.AuthorizationServers.Select(server => server with { People = new() { UsersFile = users } }),
            ],
        };
    }

    private static FastClusterOptions WithKeys(FastClusterOptions options, string key, params string[] previous) =>
        options with
        {
            Keys = options.Keys with { KeyEncryptionKeyFile = key, PreviousKeyEncryptionKeyFiles = previous },
        };

    private string WriteKey(string name, byte content)
    {
        var file = _folder[name];
        var key = new byte[32];
        Array.Fill(key, content);
        File.WriteAllText(file, Convert.ToBase64String(key), Encoding.ASCII);
        return file;
    }
}
