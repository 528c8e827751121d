using System.Net;
using FastCluster.Contracts.Revocations;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Revocation;
using FastCluster.Udap.StatusLists;
using Microsoft.Extensions.DependencyInjection;
using AccessToken = FastCluster.Conformance.Tests.Servers.AccessToken;

namespace FastCluster.Conformance.Tests.Lifecycle;

/// <summary>Signed status lists, and what they say of tokens (design 5, N2).</summary>
public sealed class StatusListTests(ListedServer listed) : IClassFixture<ListedServer>
{
    private const int Valid = 0;
    private const int Invalid = 1;

    private RunningServer Server => listed.Server;

    [Fact]
    [Requirement("REV-13")]
    public async Task List_OfAToken_IsSignedByAPublishedKeyAndSaysWhatTheStandardAsksFor()
    {
        var token = await (await Server.RegisteredClientAsync()).GetTokenAsync();
        var (uri, index) = TokenStatus.ReferenceOf(token);

        var answer = await Server.GetListAsync(uri);

        var list = AccessToken.Read(answer.Text);
        var now = Server.Clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.StartsWith(Tenant.Alpha.StatusListAddress, uri, StringComparison.Ordinal);
        Assert.InRange(index, 0, 131_071);
        Assert.Equal("application/statuslist+jwt", answer.MediaType);
        Assert.Equal($"public, max-age={ListedServer.TimeToLive}", answer.Headers["Cache-Control"]);
        Assert.Equal("*", answer.Headers["Access-Control-Allow-Origin"]);
        Assert.Equal("statuslist+jwt", list.Header.GetProperty("typ").GetString());
        Assert.True(list.IsSignedByOneOf((await Server.GetAsync(Tenant.Alpha.JwksUri)).Json));
        Assert.Equal(uri, list.Claims.GetProperty("sub").GetString());
        Assert.Equal(now, list.Claims.GetProperty("iat").GetInt64());
        Assert.Equal(now + (2 * ListedServer.TimeToLive), list.Claims.GetProperty("exp").GetInt64());
        Assert.Equal(ListedServer.TimeToLive, list.Claims.GetProperty("ttl").GetInt64());
        Assert.Equal(1, list.Claims.GetProperty("status_list").GetProperty("bits").GetInt32());
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task List_AskedForByHead_AnswersTheHeadersAlone()
    {
        var token = await (await Server.RegisteredClientAsync()).GetTokenAsync();
        await Server.UntilStatusAsync(token, Valid);

        var answer = await Server.SendAsync(HttpMethod.Head, TokenStatus.ReferenceOf(token).Uri);

        Assert.Equal((HttpStatusCode.OK, ""), (answer.Status, answer.Text));
        Assert.Equal("application/statuslist+jwt", answer.MediaType);
    }

    [Theory]
    [InlineData("token")]
    [InlineData("client")]
    [InlineData("family")]
    [InlineData("cancellation")]
    [InlineData("certificate")]
    [Requirement("REV-08")]
    [Requirement("REV-14")]
    public async Task Token_RevokedWithWhatItNames_IsInvalidInItsListAndNoOtherIs(string what)
    {
        var client = await Server.RegisteredClientAsync();
        var token = await client.GetTokenAsync();
        var ofAnother = await (await Server.RegisteredClientAsync()).GetTokenAsync();
        await Server.UntilStatusAsync(token, Valid);

        await RevokeAsync(what, client, token);
        await Server.UntilStatusAsync(token, Invalid);

        Assert.Equal(Valid, await Server.UntilStatusAsync(ofAnother, Valid));
        Assert.False(await Server.ResourceServer().IsActiveAsync(token));
    }

    [Fact]
    [Requirement("REV-08")]
    public async Task Token_WhoseCertificateGetsOnACrl_IsInvalidInItsList()
    {
        await using var own = new DisposableServer(await ListedServer.StartAsync());
        var community = own.Server.Deployment.CommunityA;
        var client = await own.Server.RegisteredClientAsync();
        var token = await client.GetTokenAsync();
        await own.Server.UntilStatusAsync(token, Valid);

        community.Issuing.Revoke(client.Key.SerialNumber, TestCommunity.Now);
        own.Server.Deployment.PublishIssuingCrl(community, 2);
        Assert.Equal(RejectionReason.None, await own.Server.RefreshCrlAsync(community.IssuingCrlUrl));

        await own.Server.UntilStatusAsync(token, Invalid);
    }

    [Fact]
    [Requirement("REV-08")]
    public async Task Tokens_BelowARevokedAuthority_AreInvalidInTheirList()
    {
        await using var own = new DisposableServer(await ListedServer.StartAsync());
        var token = await (await own.Server.RegisteredClientAsync()).GetTokenAsync();
        await own.Server.UntilStatusAsync(token, Valid);

        Assert.Equal(
            RejectionReason.None,
            await own.Server.RevokeAsync(RevocationScope.Ca, IdOf(token, EntityKind.CaCertificate))
        );

        await own.Server.UntilStatusAsync(token, Invalid);
    }

    [Fact]
    [Requirement("REV-13")]
    [Requirement("REV-15")]
    public async Task Tokens_OfOneServer_ShareAListAtPlacesThatDoNotCount()
    {
        var client = await Server.RegisteredClientAsync();
        var references = new List<StatusReference>();
        for (var count = 0; count < 8; count++)
        {
            references.Add(TokenStatus.ReferenceOf(await client.GetTokenAsync()));
        }

        Assert.Single(references.Select(one => one.Uri).Distinct());
        Assert.Equal(8, references.Select(one => one.Index).Distinct().Count());
        Assert.NotEqual(references.Select(one => one.Index).Order(), references.Select(one => one.Index));
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task List_OfAnotherTenant_IsServedBelowItsOwnIssuerAlone()
    {
        var alpha = TokenStatus.ReferenceOf(await (await Server.RegisteredClientAsync()).GetTokenAsync());
        var beta = TokenStatus.ReferenceOf(
            await (await Server.RegisteredClientAsync(tenant: Tenant.Beta)).GetTokenAsync()
        );

        var own = await Server.GetListAsync(beta.Uri);
        var foreign = await Server.GetListAsync(
            alpha.Uri.Replace(Tenant.Alpha.Issuer, Tenant.Beta.Issuer, StringComparison.Ordinal)
        );

        Assert.StartsWith(Tenant.Beta.StatusListAddress, beta.Uri, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, own.Status);
        Assert.Equal("404 invalid_request", foreign.Outcome);
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("short")]
    [InlineData("")]
    [Requirement("REV-13")]
    public async Task List_ThatNobodyKnows_IsNotFound(string id)
    {
        var answer = await Server.GetAsync(Tenant.Alpha.StatusListAddress + id);

        Assert.Equal("404 invalid_request", answer.Outcome);
        Assert.Equal(RejectionReason.StatusListUnknown, Server.ReasonOf(answer));
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task List_BelowAnotherPath_IsNoUrlOfThisServer()
    {
        var answer = await Server.GetAsync($"{Tenant.Alpha.StatusListAddress}a/AAAAAAAAAAAAAAAAAAAAAA");

        Assert.Equal("404", answer.Outcome);
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task Lists_WhereTheyAreOff_AreNeitherNamedNorServed()
    {
        await using var own = new DisposableServer(await RunningServer.StartAsync());
        var token = await (await own.Server.RegisteredClientAsync()).GetTokenAsync();

        var answer = await own.Server.GetAsync($"{Tenant.Alpha.StatusListAddress}AAAAAAAAAAAAAAAAAAAAAA");

        Assert.False(AccessToken.Read(token).Claims.TryGetProperty("status", out _));
        Assert.Equal("404", answer.Outcome);
    }

    [Fact]
    [Requirement("REV-13")]
    [Requirement("REV-08")]
    public async Task List_WhileTheNodeCannotKnow_IsNotSignedAnew()
    {
        var outage = new LogOutage();
        await using var own = new DisposableServer(
            await ListedServer.StartAsync(services => services.AddSingleton<IIncomingGrainCallFilter>(outage))
        );
        var token = await (await own.Server.RegisteredClientAsync()).GetTokenAsync();
        await own.Server.UntilStatusAsync(token, Valid);

        outage.Begin();
        var refusal = await Eventually.Async(
            () => own.Server.GetAsync(TokenStatus.ReferenceOf(token).Uri),
            answer => answer.Status != HttpStatusCode.OK,
            "an answer that the node cannot know"
        );
        outage.End();

        Assert.Equal("503 temporarily_unavailable", refusal.Outcome);
        Assert.Equal("1", refusal.Headers["Retry-After"]);
        Assert.Equal(RejectionReason.RevocationIndexStale, own.Server.ReasonOf(refusal));
        await own.Server.UntilStatusAsync(token, Valid);
    }

    [Fact]
    [Requirement("REV-08")]
    [Requirement("REV-13")]
    public async Task Token_WhoseNodeCannotReport_IsInvalidOnceTheNodeIsSilentAndValidWhenItIsHeardAgain()
    {
        var outage = new ReportOutage();
        await using var own = new DisposableServer(
            await ListedServer.StartAsync(services => services.AddSingleton<IIncomingGrainCallFilter>(outage))
        );
        var client = await own.Server.RegisteredClientAsync();
        var reported = await client.GetTokenAsync();
        await Eventually.Async(() => Task.FromResult(outage.Reports), reports => reports > 0, "a report");

        outage.Begin();
        var unreported = await client.GetTokenAsync();
        await own.Server.UntilStatusAsync(unreported, Invalid);
        var reportedMeanwhile = await own.Server.StatusOfAsync(reported);
        outage.End();

        await own.Server.UntilStatusAsync(unreported, Valid);
        Assert.Equal(Valid, reportedMeanwhile);
    }

    private async Task RevokeAsync(string what, TestClient client, string token)
    {
        switch (what)
        {
            case "token":
                Assert.Equal(HttpStatusCode.OK, (await client.RevokeAsync(token)).Status);
                break;
            case "cancellation":
                Assert.Equal(HttpStatusCode.OK, (await client.CancelAsync()).Status);
                break;
            case "client":
                await Server.RevokeAsync(RevocationScope.Client, client.ClientId);
                break;
            case "family":
                var family = AccessToken.Read(token).Claims.GetProperty("fc").GetProperty("fam").GetString()!;
                await Server.RevokeAsync(RevocationScope.Family, family);
                break;
            case "certificate":
                await Server.RevokeAsync(RevocationScope.Certificate, IdOf(token, EntityKind.Certificate));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, "Unknown.");
        }
    }

    private static string IdOf(string token, EntityKind kind)
    {
        Assert.True(AccessTokenReader.TryParse(token, out var read));
        return TokenIdentifier.Format(read!.Claims.Entities.First(one => one.Entity.Kind == kind).Entity.Digest);
    }
}
