using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FastCluster.ResourceServer.Tests.Nodes;
using FastCluster.ResourceServer.Tokens;
using FastCluster.Testing.Logs;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Jwt;

namespace FastCluster.ResourceServer.Tests.Bearer;

/// <summary>What callers of a protected resource are told, with tokens of a real authorization server.</summary>
public sealed class BearerTests(RunningNode node) : IClassFixture<RunningNode>
{
    private const string InvalidToken =
        "Bearer realm=\"fhir\", error=\"invalid_token\", error_description=\"The access token is not valid here.\"";

    [Fact]
    [Requirement("AT-07")]
    public async Task Get_WithAValidToken_TellsTheApplicationWhoAsksAndWhy()
    {
        await using var sample = await SampleHost.StartAsync(node.Folder);
        var (client, token) = await node.GrantAsync();

        var answers = new[] { await sample.GetAsync(token), await sample.GetAsync(token) };

        var expected = $"Durability {client.ClientId} urn:oid:2.16.840.1.113883.5.8#TREAT";
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, expected), (answer.Status, answer.Text)));
        Assert.Equal(1, sample.Verifier.CachedTokens);
    }

    [Fact]
    [Requirement("AT-11")]
    public async Task Get_WithoutToken_IsChallengedWithoutAnError()
    {
        await using var sample = await SampleHost.LaunchAsync(node.Folder);
        using var basic = new HttpRequestMessage(HttpMethod.Get, "/fhir/Patient")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Basic", "eDp5") },
        };

        var answers = new[] { await sample.GetAsync(token: null), await sample.SendAsync(basic) };

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.Status));
        Assert.All(answers, answer => Assert.Equal("Bearer realm=\"fhir\"", answer.Challenge));
    }

    [Fact]
    [Requirement("AT-11")]
    public async Task Get_WithTheTokenInTheUrl_IsChallenged()
    {
        await using var sample = await SampleHost.StartAsync(node.Folder);
        var (_, token) = await node.GrantAsync();

        var answer = await sample.GetAsync(token: null, $"Patient?access_token={token}");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Theory]
    [InlineData("Bearer {0}, Bearer other")]
    [InlineData("Bearer {0} other")]
    [InlineData("Bearer ")]
    [InlineData("bearer")]
    [Requirement("AT-11")]
    public async Task Get_WithAnotherHeaderThanOneToken_IsAnInvalidRequest(string header)
    {
        await using var sample = await SampleHost.StartAsync(node.Folder);
        var (_, token) = await node.GrantAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/fhir/Patient");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            header.Replace("{0}", token, StringComparison.Ordinal)
        );

        var answer = await sample.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("error=\"invalid_request\"", answer.Challenge, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    [Requirement("AT-11")]
    public async Task Get_WithSomethingElseThanAToken_IsAnInvalidToken(string token)
    {
        await using var sample = await SampleHost.StartAsync(node.Folder);

        var answer = await sample.GetAsync(token);

        Assert.Equal((HttpStatusCode.Unauthorized, InvalidToken), (answer.Status, answer.Challenge));
    }

    [Fact]
    [Requirement("AT-11")]
    public async Task Get_WithAChangedToken_IsAnInvalidTokenAlsoWhenTheRightOneIsKept()
    {
        await using var sample = await SampleHost.StartAsync(node.Folder);
        var (_, token) = await node.GrantAsync();
        var parts = token.Split('.');
        var other = (await node.GrantAsync()).Token.Split('.');
        Assert.Equal(HttpStatusCode.OK, (await sample.GetAsync(token)).Status);

        var answers = new[]
        {
            await sample.GetAsync($"{parts[0]}.{other[1]}.{parts[2]}"),
            await sample.GetAsync($"{parts[0]}.{parts[1]}.{other[2]}"),
            await sample.GetAsync(token + "="),
        };

        Assert.All(answers, answer => Assert.Equal(InvalidToken, answer.Challenge));
    }

    [Fact]
    [Requirement("AT-11")]
    public async Task Get_WithATokenThatAnotherKeySigned_IsAnInvalidToken()
    {
        await using var sample = await SampleHost.StartAsync(node.Folder);
        Assert.True(AccessTokenReader.TryParse((await node.GrantAsync()).Token, out var real));
        using var stranger = new LocalSigningKey(
            real!.KeyId,
            JwtAlgorithm.Es256,
            Testing.Jwt.TestSigner.P256.ExportPkcs8()
        );

        var answer = await sample.GetAsync(
            Encoding.ASCII.GetString(await AccessTokenWriter.SignAsync(real.Claims, stranger))
        );

        Assert.Equal((HttpStatusCode.Unauthorized, InvalidToken), (answer.Status, answer.Challenge));
    }

    [Fact]
    [Requirement("AT-04")]
    [Requirement("AT-11")]
    public async Task Get_WithATokenForAnotherBase_IsAnInvalidToken()
    {
        await using var sample = await SampleHost.StartAsync(
            node.Folder,
            options => options.Audience = "https://other.test/fhir"
        );

        var answer = await sample.GetAsync((await node.GrantAsync()).Token);

        Assert.Equal((HttpStatusCode.Unauthorized, InvalidToken), (answer.Status, answer.Challenge));
    }

    [Fact]
    [Requirement("AT-11")]
    public async Task Get_WhereTheFeedIsThatOfAnotherIssuer_LetsNobodyIn()
    {
        using var logs = new RecordingLoggerProvider();
        await using var sample = await SampleHost.LaunchAsync(
            node.Folder,
            options =>
            {
                options.Issuer = "https://other.test";
                options.KeySetAddress = new($"{node.Folder.Origin}/.well-known/jwks.json");
                options.RevocationFeedAddress = new($"{node.Folder.Origin}/revocations");
            },
            logs
        );
        await Eventually.TrueAsync(
            () => Task.FromResult(logs.Texts.Any(text => text.EndsWith("another issuer.", StringComparison.Ordinal))),
            "the feed of another issuer in the log"
        );

        Assert.Null(sample.RevocationAge);
        var answer = await sample.GetAsync((await node.GrantAsync()).Token);
        Assert.NotEqual(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-2)]
    [Requirement("AT-11")]
    public async Task Get_WithATokenOfAnotherTime_IsAnInvalidTokenAlsoWhenItIsKept(int minutes)
    {
        await using var sample = await SampleHost.StartAsync(node.Folder);
        var (_, kept) = await node.GrantAsync();
        var (_, unseen) = await node.GrantAsync();
        Assert.Equal(HttpStatusCode.OK, (await sample.GetAsync(kept)).Status);

        sample.Clock.Shift(TimeSpan.FromMinutes(minutes));
        var answers = new[] { await sample.GetAsync(kept), await sample.GetAsync(unseen) };

        Assert.All(answers, answer => Assert.Equal(InvalidToken, answer.Challenge));
    }

    [Fact]
    [Requirement("AT-11")]
    public async Task Get_WithoutTheScope_IsForbiddenAndNamesTheScope()
    {
        await using var sample = await SampleHost.StartAsync(node.Folder);

        var answer = await sample.GetAsync((await node.GrantAsync()).Token, "Observation");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(
            "Bearer realm=\"fhir\", error=\"insufficient_scope\", error_description=\"The access token lacks a scope.\", scope=\"system/Observation.rs\"",
            answer.Challenge
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Requirement("AT-11")]
    [Requirement("B2B-18")]
    public async Task Get_WithATokenForAnotherPurpose_IsForbiddenWithTheReason(bool andTreatment)
    {
        await using var sample = await SampleHost.StartAsync(node.Folder);

        var answer = await sample.GetAsync(await node.GrantForPaymentAsync(andTreatment));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(
            "Bearer realm=\"fhir\", error=\"insufficient_scope\", error_description=\"The access token is for another purpose of use.\"",
            answer.Challenge
        );
    }

    [Fact]
    [Requirement("AT-11")]
    public async Task Refusals_InTheLog_HoldTheReasonAndNothingOfTheToken()
    {
        using var logs = new RecordingLoggerProvider();
        await using var sample = await SampleHost.StartAsync(
            node.Folder,
            options => options.Audience = "https://other.test/fhir",
            logs
        );
        var (client, token) = await node.GrantAsync();

        await sample.GetAsync(token);

        var written = string.Join('\n', logs.Texts);
        Assert.Contains("A request was refused: Audience", written, StringComparison.Ordinal);
        Assert.DoesNotContain(client.ClientId, written, StringComparison.Ordinal);
        Assert.All(token.Split('.'), part => Assert.DoesNotContain(part, written, StringComparison.Ordinal));
    }

    [Fact]
    [Requirement("AT-11")]
    public async Task Refusals_AreCountedByTheirReason()
    {
        await using var sample = await SampleHost.StartAsync(node.Folder);
        using var counted = new CountedRefusals(sample);
        var (client, token) = await node.GrantAsync();
        await sample.GetAsync("garbage");
        await sample.GetAsync(token, "Observation");
        await sample.GetAsync(await node.GrantForPaymentAsync());
        await node.Client.RevokeAsync(client, token);
        await sample.UntilAsync(HttpStatusCode.Unauthorized, token);

        Assert.Equal(
            [TokenRefusal.Malformed, TokenRefusal.Scope, TokenRefusal.Purpose, TokenRefusal.Revoked],
            counted.Reasons
        );
    }
}
