using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FastCluster.Contracts.Keys;
using FastCluster.Contracts.Storage;
using FastCluster.Durability.Tests.Nodes;
using FastCluster.Grains.Keys;
using FastCluster.Silo.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Durability.Tests.Keys;

/// <summary>Rotation, overlap and the key that wraps the stored keys.</summary>
public sealed class KeyRingTests : IDisposable
{
    private readonly NodeFolder _folder = NodeFolder.Create(TestCommunity.Now);
    private readonly FakeTimeProvider _clock = new(TestCommunity.Now);

    [Fact]
    [Requirement("AT-08")]
    public async Task Ring_Rotated_SignsWithThePublishedNextKeyAndVerifiesWithTheOld()
    {
        await using var node = await InProcessNode.StartAsync(_folder, _clock);
        var caller = new DirectCaller(_folder, node, _clock);
        var client = (await caller.WriteClientsAsync(1))[0];
        var token = await caller.GetTokenAsync(client);
        var ring = RingOf(node);
        var published = await PublishedAsync(ring);
        var next = Assert.Single(await ring.GetKeysAsync(), key => key.State == KeyState.Next);

        var rotated = await ring.RotateAsync();

        Assert.Equal(next.KeyId, Assert.Single(rotated, key => key.State == KeyState.Active).KeyId);
        Assert.Contains(next.KeyId, published);
        Assert.Contains(KeyIdOf(token), await PublishedAsync(ring));
        Assert.Equal(3, (await PublishedAsync(ring)).Distinct().Count());
        Assert.True(await caller.IsActiveAsync(token));
    }

    [Fact]
    [Requirement("AT-08")]
    public async Task Rotation_ThatCannotBeStored_ChangesNothing()
    {
        await using var node = await InProcessNode.StartAsync(_folder, _clock);
        var ring = RingOf(node);
        var before = IdsOf(await ring.GetKeysAsync());
        node.Guard.BeforeWrite = _ => throw new StoreUnavailableException();
        await Assert.ThrowsAnyAsync<Exception>(() => ring.RotateAsync());
        Assert.Equal(before, IdsOf(await ring.GetKeysAsync()));
        node.Guard.BeforeWrite = _ => Task.CompletedTask;

        var rotated = await ring.RotateAsync();

        Assert.Equal(before, IdsOf(rotated)[..2]); // retiring and active now; one more is next
    }

    [Fact]
    [Requirement("AT-08")]
    public async Task Key_ThatIsNotStoredYet_IsToldToNobody()
    {
        await using var node = await InProcessNode.StartAsync(_folder, _clock);
        var ring = RingOf(node);
        var (keys, published) = (IdsOf(await ring.GetKeysAsync()), await PublishedAsync(ring));
        using var write = new HeldWrite(node.Guard, ring, "state");

        var rotating = ring.RotateAsync();
        await write.BeginsAsync();

        Assert.Equal(keys, IdsOf(await ring.GetKeysAsync()));
        Assert.Equal(published, await PublishedAsync(ring));
        write.Release();
        Assert.Equal(IdsOf(await rotating), IdsOf(await ring.GetKeysAsync()));
    }

    [Fact]
    [Requirement("AT-08")]
    public async Task RetiringKey_AfterTheOverlap_LeavesTheRing()
    {
        await using var node = await InProcessNode.StartAsync(_folder, _clock);
        var ring = RingOf(node);
        var old = Assert.Single(await ring.GetKeysAsync(), key => key.State == KeyState.Active);
        await ring.RotateAsync();
        _clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Contains(old.KeyId, await PublishedAsync(ring));

        _clock.Advance(TimeSpan.FromMinutes(2));

        await Eventually.TrueAsync(
            async () => !(await PublishedAsync(ring)).Contains(old.KeyId),
            "a ring without the retired key"
        );
    }

    [Fact]
    public async Task Rings_Rewrapped_NeedThePreviousKeyNoMore()
    {
        var first = WriteKey("first.key");
        var second = WriteKey("second.key");
        await using (var node = await StartAsync(first))
        {
            await new DirectCaller(_folder, node, _clock).WriteClientsAsync(1);
        }

        await using (var node = await StartAsync(second, first))
        {
            foreach (var use in Enum.GetValues<KeyUse>().Where(use => use != KeyUse.Grant)) // no people are served
            {
                Assert.NotEqual(0, await RingOf(node, use).RewrapAsync());
                Assert.Equal(0, await RingOf(node, use).RewrapAsync());
            }
        }

        await using var rewrapped = await StartAsync(second);
        await new DirectCaller(_folder, rewrapped, _clock).WriteClientsAsync(0);
        Assert.Single((await RingOf(rewrapped).GetKeysAsync()).Select(key => key.WrappedBy).Distinct());
    }

    [Theory]
    [InlineData(AccessTokenAlgorithm.Es256, "ES256", AccessTokenAlgorithm.Rs256, "RS256")]
    [InlineData(AccessTokenAlgorithm.Rs256, "RS256", AccessTokenAlgorithm.Es256, "ES256")]
    [Requirement("AT-01")]
    [Requirement("AT-08")]
    public async Task Algorithm_Changed_TakesEffectAtTheNextRotationAndTheOldOneStillVerifies(
        AccessTokenAlgorithm before,
        string oldName,
        AccessTokenAlgorithm after,
        string newName
    )
    {
        TestClient client;
        await using (var first = await StartAsync(before))
        {
            client = (await new DirectCaller(_folder, first, _clock).WriteClientsAsync(1))[0];
            Assert.Equal([oldName, oldName], (await KeySetAsync(RingOf(first))).Select(key => key.Algorithm));
        }

        await using var node = await StartAsync(after);
        var caller = new DirectCaller(_folder, node, _clock);
        var old = await caller.GetTokenAsync(client);
        Assert.Equal(oldName, AlgorithmOf(old));
        var next = Assert.Single(await KeySetAsync(RingOf(node)), key => key.Algorithm == newName);

        await RingOf(node).RotateAsync();

        var token = "";
        await Eventually.TrueAsync(
            async () => AlgorithmOf(token = await caller.GetTokenAsync(client)) == newName,
            "a token of the new algorithm"
        );
        Assert.Equal(next.KeyId, KeyIdOf(token));
        Assert.True(await caller.IsActiveAsync(old));
        Assert.True(await caller.IsActiveAsync(token));
    }

    [Fact]
    [Requirement("AT-08")]
    public async Task NextKey_OfAnotherAlgorithm_IsPublishedForAnHourBeforeItSigns()
    {
        await using (await StartAsync(AccessTokenAlgorithm.Es256)) { }
        _clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1));
        await using var node = await StartAsync(AccessTokenAlgorithm.Rs256);
        var next = Assert.Single(await RingOf(node).GetKeysAsync(), key => key.State == KeyState.Next);

        for (var minute = 0; minute < 59; minute++)
        {
            await AdvanceAsync();
            Assert.Equal(KeyState.Next, (await FindAsync(node, next.KeyId)).State);
        }

        await Eventually.TrueAsync(
            async () =>
            {
                await AdvanceAsync();
                return (await FindAsync(node, next.KeyId)).State == KeyState.Active;
            },
            "the rotation that was due"
        );
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>One minute, and a moment in which the ring's timer sees it.</summary>
    private async Task AdvanceAsync()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
    }

    private static async Task<RingKey> FindAsync(InProcessNode node, string keyId) =>
        Assert.Single(await RingOf(node).GetKeysAsync(), key => key.KeyId == keyId);

    private Task<InProcessNode> StartAsync(AccessTokenAlgorithm algorithm) =>
        InProcessNode.StartAsync(
            _folder,
            _clock,
            change: options =>
                options with
                {
                    KeyRing = new() { Algorithm = algorithm, RefreshPeriod = TimeSpan.FromSeconds(1) },
                }
        );

    private Task<InProcessNode> StartAsync(string key, params string[] previous) =>
        InProcessNode.StartAsync(
            _folder,
            _clock,
            change: options =>
                options with
                {
                    Keys = new KeysOptions { KeyEncryptionKeyFile = key, PreviousKeyEncryptionKeyFiles = previous },
                }
        );

    private string WriteKey(string name)
    {
        File.WriteAllText(_folder[name], Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder[name], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return _folder[name];
    }

    private static IKeyRingGrain RingOf(InProcessNode node, KeyUse use = KeyUse.AccessToken) =>
        node.Grains.GetGrain<IKeyRingGrain>($"{NodeFolder.ServerId}/{use}");

    private static string[] IdsOf(RingKey[] keys) => [.. keys.Select(key => key.KeyId)];

    private static async Task<string[]> PublishedAsync(IKeyRingGrain ring) =>
        [.. (await KeySetAsync(ring)).Select(key => key.KeyId)];

    private static async Task<(string KeyId, string Algorithm)[]> KeySetAsync(IKeyRingGrain ring)
    {
        using var document = JsonDocument.Parse(await ring.GetJwksAsync());
        return
        [
            .. document
                .RootElement.GetProperty("keys")
                .EnumerateArray()
                .Select(key => (key.GetProperty("kid").GetString()!, key.GetProperty("alg").GetString()!)),
        ];
    }

    private static string KeyIdOf(string token) => HeaderOf(token, "kid");

    private static string AlgorithmOf(string token) => HeaderOf(token, "alg");

    private static string HeaderOf(string token, string name)
    {
        var header = System.Buffers.Text.Base64Url.DecodeFromChars(token.AsSpan(0, token.IndexOf('.')));
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(header));
        return document.RootElement.GetProperty(name).GetString()!;
    }
}
