using System.Net;
using System.Text;
using FastCluster.ResourceServer.Tests.Nodes;
using FastCluster.ResourceServer.Tokens;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Jwt;

namespace FastCluster.ResourceServer.Tests.Bearer;

/// <summary>Keys come and go, and strangers cannot make this server ask for them at will.</summary>
public sealed class KeyTests(RunningNode node) : IClassFixture<RunningNode>
{
    private const int Flood = 500;

    [Fact]
    [Requirement("AT-08")]
    [Requirement("AT-11")]
    public async Task Tokens_WithUnknownKeyIds_MakeAtMostOneRequestInACooldown()
    {
        await using var sample = await SampleHost.StartAsync(
            node.Folder,
            options => options.KeyCooldown = TimeSpan.FromMinutes(5)
        );
        var (_, token) = await node.GrantAsync();
        await sample.UntilAsync(HttpStatusCode.OK, token);
        var strangers = await StrangersAsync(token);

        var verdicts = await Task.WhenAll(
            strangers.Select(one => Task.Run(() => sample.Verifier.VerifyAsync(one).AsTask()))
        );

        Assert.All(verdicts, one => Assert.Equal(new TokenVerdict.Refused(TokenRefusal.UnknownKey), one));
        Assert.Equal(1, sample.Connections.KeySetRequests);
    }

    [Fact]
    [Requirement("AT-08")]
    public async Task Tokens_WithUnknownKeyIdsAfterTheCooldown_ShareOneRequest()
    {
        await using var sample = await SampleHost.StartAsync(
            node.Folder,
            options => options.KeyCooldown = TimeSpan.FromSeconds(1)
        );
        var (_, token) = await node.GrantAsync();
        await sample.UntilAsync(HttpStatusCode.OK, token);
        var strangers = await StrangersAsync(token);
        await Task.Delay(TimeSpan.FromSeconds(1.1), TimeProvider.System);
        var before = sample.Connections.KeySetRequests;

        await Task.WhenAll(strangers.Select(one => Task.Run(() => sample.Verifier.VerifyAsync(one).AsTask())));

        Assert.InRange(sample.Connections.KeySetRequests - before, 1, 3);
    }

    [Fact]
    [Requirement("AT-08")]
    [Requirement("AT-11")]
    public async Task Key_Rotated_TokensOfBothKeysAreAccepted()
    {
        await using var sample = await SampleHost.StartAsync(
            node.Folder,
            options => options.KeyCooldown = TimeSpan.FromSeconds(1)
        );
        var (client, before) = await node.GrantAsync();
        await sample.UntilAsync(HttpStatusCode.OK, before);

        await node.RotateKeyAsync();
        var after = before;
        await Eventually.TrueAsync(
            async () => KeyIdOf(after = await node.GetTokenAsync(client)) != KeyIdOf(before),
            "a token of the new key"
        );

        await sample.UntilAsync(HttpStatusCode.OK, after);
        Assert.Equal(HttpStatusCode.OK, (await sample.GetAsync(before)).Status);
    }

    private static async Task<string[]> StrangersAsync(string token)
    {
        Assert.True(AccessTokenReader.TryParse(token, out var real));
        var tokens = new List<string>(Flood);
        for (var number = 0; number < Flood; number++)
        {
            using var key = new LocalSigningKey(
                $"stranger-{number}",
                JwtAlgorithm.Es256,
                TestSigner.P256.ExportPkcs8()
            );
            tokens.Add(Encoding.ASCII.GetString(await AccessTokenWriter.SignAsync(real!.Claims, key)));
        }

        return [.. tokens];
    }

    private static string KeyIdOf(string token)
    {
        Assert.True(AccessTokenReader.TryParse(token, out var read));
        return read!.KeyId;
    }
}
