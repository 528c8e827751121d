using FastCluster.Contracts.Revocations;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Revocation;
using AccessToken = FastCluster.Conformance.Tests.Servers.AccessToken;

namespace FastCluster.Conformance.Tests.Lifecycle;

/// <summary>What declared resource servers are told of revocations (design 5, N12).</summary>
public sealed class RevocationFeedTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(20);

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_WithoutCursor_IsASnapshotOfWhatIsInForce()
    {
        var client = await server.RegisteredClientAsync();
        var token = await client.GetTokenAsync();
        await client.RevokeAsync(token);

        var answer = await server.ResourceServer().FollowAsync();

        var page = TestResourceServer.PageOf(answer);
        Assert.True(page.IsSnapshot);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.Equal((Tenant.Alpha.Issuer, Tenant.Alpha.Id), (page.Issuer, page.ServerId));
        Assert.InRange(page.ConfirmedAge, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Contains(DigestOf(token), page.Tokens.Select(one => one.Digest));
        Assert.NotEmpty(page.Crls);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_WithItsCursor_TellsWhatChangedAndNothingElse()
    {
        var (resourceServer, client) = (server.ResourceServer(), await server.RegisteredClientAsync());
        var token = await client.GetTokenAsync();
        var first = TestResourceServer.PageOf(await resourceServer.FollowAsync());
        await client.RevokeAsync(token);

        var second = TestResourceServer.PageOf(await resourceServer.FollowAsync(first.Cursor));
        var third = TestResourceServer.PageOf(await resourceServer.FollowAsync(second.Cursor));

        Assert.Equal([DigestOf(token)], second.Tokens.Select(one => one.Digest));
        Assert.All([second, third], page => Assert.False(page.IsSnapshot));
        Assert.All([second, third], page => Assert.Empty(page.Epochs));
        Assert.All([second, third], page => Assert.Empty(page.Crls));
        Assert.All([second, third], page => Assert.Null(page.Distrusted));
        Assert.Empty(third.Tokens);
        Assert.Equal(second.Cursor, third.Cursor);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_ClientRevoked_RaisesAnEntityThatItsTokensName()
    {
        var (resourceServer, client) = (server.ResourceServer(), await server.RegisteredClientAsync());
        var token = await client.GetTokenAsync();
        var first = TestResourceServer.PageOf(await resourceServer.FollowAsync());

        await server.RevokeAsync(RevocationScope.Client, client.ClientId);

        var raised = Assert.Single(TestResourceServer.PageOf(await resourceServer.FollowAsync(first.Cursor)).Epochs);
        var named = EntitiesOf(token).Single(one => one.Entity == raised.Entity);
        Assert.Equal(EntityKind.Client, raised.Entity.Kind);
        Assert.True(named.Epoch < raised.MinimumEpoch);
        Assert.Equal(server.Clock.GetUtcNow().ToUnixTimeSeconds() + 3720, raised.Until);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_CertificateDistrustedAndReinstated_TellsTheWholeListEachTime()
    {
        var (resourceServer, client) = (server.ResourceServer(), await server.RegisteredClientAsync());
        var leaf = EntitiesOf(await client.GetTokenAsync()).Single(one => one.Entity.Kind == EntityKind.Certificate);
        var id = TokenIdentifier.Format(leaf.Entity.Digest);
        var before = TestResourceServer.PageOf(await resourceServer.FollowAsync());

        await server.RevokeAsync(RevocationScope.Certificate, id);
        var distrusted = TestResourceServer.PageOf(await resourceServer.FollowAsync(before.Cursor));
        await server
            .Grains.GetGrain<IOperatorGrain>(0)
            .ReinstateAsync(Tenant.Alpha.Id, RevocationScope.Certificate, id);
        var reinstated = await resourceServer.FollowUntilNewsAsync(distrusted.Cursor);

        Assert.Contains(leaf.Entity, distrusted.Distrusted!.Value);
        Assert.Contains(leaf.Entity, distrusted.Epochs.Select(one => one.Entity));
        Assert.DoesNotContain(leaf.Entity, reinstated.Distrusted!.Value);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_CrlListsACertificate_TellsTheListOfThatCrl()
    {
        await using var own = new DisposableServer(await RunningServer.StartAsync());
        var community = own.Server.Deployment.CommunityA;
        var (resourceServer, client) = (own.Server.ResourceServer(), await own.Server.RegisteredClientAsync());
        var token = await client.GetTokenAsync();
        var before = TestResourceServer.PageOf(await resourceServer.FollowAsync());

        community.Issuing.Revoke(client.Key.SerialNumber, TestCommunity.Now);
        own.Server.Deployment.PublishIssuingCrl(community, 2);
        Assert.Equal(RejectionReason.None, await own.Server.RefreshCrlAsync(community.IssuingCrlUrl));

        var crl = Assert.Single((await resourceServer.FollowUntilNewsAsync(before.Cursor)).Crls);
        var leaf = EntitiesOf(token).Single(one => one.Entity.Kind == EntityKind.Certificate);
        Assert.Equal(TokenIdentifier.Format(leaf.Entity.Digest), Base64UrlOf(crl.Names));
        Assert.Contains(crl.Id, before.Crls.Select(one => one.Id));
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_AskedForEverythingByManyAtOnce_AnswersThemAll()
    {
        var pages = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async _ => TestResourceServer.PageOf(await server.ResourceServer().FollowAsync()))
        );

        Assert.All(pages, page => Assert.True(page.IsSnapshot));
        Assert.All(pages, page => Assert.NotEmpty(page.Crls));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA.1")]
    [Requirement("REV-12")]
    public async Task Feed_CursorOfAnotherRun_IsASnapshot(string cursor) =>
        Assert.True(TestResourceServer.PageOf(await server.ResourceServer().FollowAsync(cursor)).IsSnapshot);

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_CursorOfTheFuture_IsASnapshot()
    {
        var resourceServer = server.ResourceServer();
        var cursor = TestResourceServer.PageOf(await resourceServer.FollowAsync()).Cursor;

        Assert.True(TestResourceServer.PageOf(await resourceServer.FollowAsync(cursor + "0000")).IsSnapshot);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_CursorFurtherBehindThanWhatIsKept_IsASnapshot()
    {
        await using var own = new DisposableServer(
            await RunningServer.StartAsync(options => options with { Revocation = new() { FeedHistory = 16 } })
        );
        var resourceServer = own.Server.ResourceServer();
        var cursor = await resourceServer.FollowToTheEndAsync();

        await RevokeTokensAsync(own.Server, 16);
        var within = TestResourceServer.PageOf(await resourceServer.FollowAsync(cursor));
        await RevokeTokensAsync(own.Server, 1);
        var behind = TestResourceServer.PageOf(await resourceServer.FollowAsync(cursor));

        Assert.Equal((false, 16), (within.IsSnapshot, within.Tokens.Length));
        Assert.Equal((true, 17), (behind.IsSnapshot, behind.Tokens.Length));
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_WithWait_AnswersAsSoonAsThereIsNews()
    {
        var (resourceServer, client) = (server.ResourceServer(), await server.RegisteredClientAsync());
        var token = await client.GetTokenAsync();
        var cursor = TestResourceServer.PageOf(await resourceServer.FollowAsync()).Cursor;
        var start = TimeProvider.System.GetTimestamp();

        var held = resourceServer.FollowAsync(cursor, "30");
        await client.RevokeAsync(token);
        var page = TestResourceServer.PageOf(await held);

        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, s_long);
        Assert.Equal([DigestOf(token)], page.Tokens.Select(one => one.Digest));
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_WithWaitAndNoNews_AnswersAfterTheTimeAndSaysHowLongItHeld()
    {
        var resourceServer = server.ResourceServer(Names.BaseBeta);
        var cursor = await resourceServer.FollowToTheEndAsync();

        var page = TestResourceServer.PageOf(await resourceServer.FollowAsync(cursor, "2"));

        Assert.InRange(page.Held, TimeSpan.FromMilliseconds(1900), s_long);
        Assert.InRange(page.ConfirmedAge, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal((cursor, false), (page.Cursor, page.IsSnapshot));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("31")]
    [InlineData("1.5")]
    [InlineData("soon")]
    [InlineData("99999999999")]
    [Requirement("REV-12")]
    public async Task Feed_WaitOutOfRange_IsAnInvalidRequest(string wait)
    {
        var answer = await server.ResourceServer().FollowAsync(wait: wait);

        Assert.Equal("400 invalid_request", answer.Outcome);
        Assert.Equal(RejectionReason.FeedWaitOutOfRange, server.ReasonOf(answer));
    }

    [Theory]
    [InlineData(200, "200")]
    [InlineData(201, "400 invalid_request")]
    [Requirement("REV-12")]
    public async Task Feed_Cursor_HasAtMost200Characters(int length, string outcome)
    {
        var answer = await server.ResourceServer().FollowAsync(new string('c', length));

        Assert.Equal(outcome, answer.Outcome);
        Assert.Equal(length > 200 ? RejectionReason.FeedCursorTooLong : RejectionReason.None, server.ReasonOf(answer));
    }

    [Fact]
    [Requirement("REV-09")]
    public async Task Feed_Anonymous_IsRefused()
    {
        var answer = await server.PostFormAsync(
            Tenant.Alpha.RevocationFeedEndpoint,
            new FormBuilder().With("wait", "0")
        );

        Assert.Equal("401 invalid_client", answer.Outcome);
        Assert.Equal(RejectionReason.CallerAnonymous, server.ReasonOf(answer));
    }

    [Fact]
    [Requirement("REV-09")]
    public async Task Feed_ByAClientThatIsNoResourceServer_IsRefused()
    {
        var client = await server.RegisteredClientAsync();
        var stranger = new TestResourceServer(server, Tenant.Alpha, client.ClientId, client.Key);

        var answer = await stranger.FollowAsync();

        Assert.Equal("401 invalid_client", answer.Outcome);
        Assert.Equal(RejectionReason.CallerUnknown, server.ReasonOf(answer));
    }

    [Fact]
    [Requirement("REV-09")]
    public async Task Feed_SameAssertionAgain_IsAReplay()
    {
        var resourceServer = server.ResourceServer();
        var assertion = resourceServer.FeedAssertion().Build();

        var first = await resourceServer.FollowAsync(form: form => form.With("client_assertion", assertion));
        var second = await resourceServer.FollowAsync(form: form => form.With("client_assertion", assertion));

        Assert.Equal(("200", "401 invalid_client"), (first.Outcome, second.Outcome));
    }

    private static Task<RejectionReason[]> RevokeTokensAsync(RunningServer server, int count) =>
        Task.WhenAll(
            Enumerable
                .Range(0, count)
                .Select(_ =>
                    server.RevokeAsync(
                        RevocationScope.Token,
                        TokenIdentifier.Format(BitConverter.ToUInt128(Guid.NewGuid().ToByteArray()))
                    )
                )
        );

    private static UInt128 DigestOf(string token) =>
        TokenDigest.Of(Tenant.Alpha.Id, AccessToken.Read(token).Claims.GetProperty("jti").GetString()!);

    private static EntityEpoch[] EntitiesOf(string token)
    {
        Assert.True(AccessTokenReader.TryParse(token, out var read));
        return [.. read!.Claims.Entities];
    }

    private static string Base64UrlOf(ReadOnlyMemory<byte> bytes) =>
        System.Buffers.Text.Base64Url.EncodeToString(bytes.Span);
}
