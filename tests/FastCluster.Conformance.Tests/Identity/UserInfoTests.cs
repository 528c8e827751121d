using System.Net.Http.Headers;
using FastCluster.Conformance.Tests.People;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Identity;

/// <summary>The UserInfo endpoint: who is told, how, and who is not.</summary>
public sealed class UserInfoTests(IdentityServer identity) : IClassFixture<IdentityServer>
{
    private const string Scope = "user/Patient.rs openid profile email fhirUser offline_access";

    private RunningServer Server => identity.Server;

    [Fact]
    [Requirement("TIER-34")]
    public async Task Token_InHeaderOrForm_TellsWhoThePersonIs()
    {
        var tokens = await TokensAsync();
        var token = tokens["access_token"]!;

        var got = await identity.AskAsync(token);
        var posted = await Server.SendAsync(HttpMethod.Post, IdentityServer.UserInfo, change: one => Bear(one, token));
        var inForm = await Server.PostFormAsync(IdentityServer.UserInfo, new FormBuilder().With("access_token", token));

        Assert.Equal("200", got.Outcome);
        Assert.Equal(IdToken.Read(tokens)["sub"], got["sub"]);
        Assert.Equal(IdentityServer.Carol.DisplayName, got["name"]);
        Assert.Equal(IdentityServer.Carol.Email, got["email"]);
        Assert.True(got.Json.GetProperty("email_verified").GetBoolean());
        Assert.Equal(IdentityServer.Carol.FhirUser, got["fhirUser"]);
        Assert.Equal(["sub", "name", "email", "email_verified", "fhirUser"], got.Members);
        Assert.Equal("application/json", got.MediaType);
        Assert.Equal("no-store", got.Headers["Cache-Control"]);
        Assert.Equal(got.Text, posted.Text);
        Assert.Equal(got.Text, inForm.Text);
    }

    [Fact]
    [Requirement("TIER-34")]
    public async Task Token_OfADataHolder_TellsTheSubjectOfTheIdToken()
    {
        var holder = await identity.RegisterHolderAsync();
        var tokens = await identity.SignInAsync(holder, "openid udap");

        var answer = await identity.AskAsync(tokens["access_token"]!);

        Assert.Equal(IdToken.Read(tokens)["sub"], answer["sub"]);
        Assert.Equal(["sub"], answer.Members);
    }

    [Fact]
    [Requirement("TIER-34")]
    public async Task Token_OfARefresh_TellsTheSame()
    {
        var app = await identity.RegisterAppAsync();
        var first = await identity.SignInAsync(app, Scope);
        var second = await app.RefreshAsync(first["refresh_token"]!);

        var answer = await identity.AskAsync(second["access_token"]!);

        Assert.Equal((await identity.AskAsync(first["access_token"]!)).Text, answer.Text);
    }

    [Fact]
    [Requirement("TIER-34")]
    public async Task Request_WithoutToken_IsToldToBringOne()
    {
        var answer = await Server.GetAsync(IdentityServer.UserInfo);
        var other = await Server.GetAsync(
            IdentityServer.UserInfo,
            one => one.Headers.Authorization = new("Basic", "YTpi")
        );

        Assert.Equal(401, (int)answer.Status);
        Assert.Equal("Bearer realm=\"fastcluster\"", answer.Headers["WWW-Authenticate"]);
        Assert.Equal(RejectionReason.UserInfoTokenMissing, Server.ReasonOf(answer));
        Assert.Equal(RejectionReason.UserInfoTokenMissing, Server.ReasonOf(other));
    }

    [Fact]
    [Requirement("TIER-34")]
    public async Task Token_InTheQuery_IsNotLookedAt()
    {
        var token = (await TokensAsync())["access_token"]!;

        var answer = await Server.GetAsync($"{IdentityServer.UserInfo}?access_token={token}");

        Assert.Equal(RejectionReason.UserInfoTokenMissing, Server.ReasonOf(answer));
    }

    [Fact]
    [Requirement("TIER-34")]
    public async Task Token_SentTwice_IsAnInvalidRequest()
    {
        var token = (await TokensAsync())["access_token"]!;
        var form = new FormBuilder().With("access_token", token);

        var both = await Server.PostFormAsync(IdentityServer.UserInfo, form, one => Bear(one, token));
        var twice = await Server.PostFormAsync(IdentityServer.UserInfo, form.AndAlso("access_token", token));

        Assert.All(
            [both, twice],
            answer =>
            {
                Assert.Equal("400 invalid_request", answer.Outcome);
                Assert.Equal(RejectionReason.UserInfoTokenPlace, Server.ReasonOf(answer));
                Assert.Contains(
                    "error=\"invalid_request\"",
                    answer.Headers["WWW-Authenticate"],
                    StringComparison.Ordinal
                );
            }
        );
    }

    [Theory]
    [Requirement("TIER-34")]
    [Requirement("REV-04")]
    [InlineData("made up")]
    [InlineData("changed")]
    [InlineData("revoked")]
    [InlineData("withdrawn")]
    [InlineData("of a cancelled client")]
    public async Task Token_ThatIsNotGood_IsAnInvalidToken(string fault)
    {
        var app = await identity.RegisterAppAsync();
        var token = (await identity.SignInAsync(app, Scope))["access_token"]!;
        var bad = fault switch
        {
            "made up" => "eyJhbGciOiJub25lIn0.e30.",
            "changed" => token[..^8] + "AAAAAAAA",
            _ => token,
        };
        await (
            fault switch
            {
                "revoked" => app.Client.RevokeAsync(token),
                "withdrawn" => WithdrawAsync(app),
                "of a cancelled client" => CancelAsync(app, token),
                _ => Task.CompletedTask,
            }
        );

        var answer = await identity.AskAsync(bad);

        Assert.Equal("401 invalid_token", answer.Outcome);
        Assert.Equal(RejectionReason.UserInfoTokenInvalid, Server.ReasonOf(answer));
        Assert.StartsWith(
            "Bearer realm=\"fastcluster\", error=\"invalid_token\"",
            answer.Headers["WWW-Authenticate"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Requirement("TIER-34")]
    [Requirement("TIER-40")]
    public async Task Token_PastItsLife_IsAnInvalidToken()
    {
        await using var own = new DisposableServer(await IdentityServer.StartAsync());
        var holder = await IdentityServer.RegisterHolderAsync(own.Server);
        var token = (await IdentityServer.SignInAsync(own.Server, holder, "openid udap"))["access_token"]!;
        own.Server.Clock.Advance(TimeSpan.FromSeconds(300));

        var answer = await own.Server.GetAsync(IdentityServer.UserInfo, one => Bear(one, token));

        Assert.Equal("401 invalid_token", answer.Outcome);
        Assert.Equal(RejectionReason.UserInfoTokenInvalid, own.Server.ReasonOf(answer));
    }

    [Fact]
    [Requirement("TIER-34")]
    public async Task Token_OfAnotherServer_IsAnInvalidToken()
    {
        var stranger = await Server.RegisteredClientAsync(tenant: Tenant.Beta);

        var answer = await identity.AskAsync(await stranger.GetTokenAsync());

        Assert.Equal("401 invalid_token", answer.Outcome);
    }

    [Theory]
    [Requirement("TIER-34")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Token_WithoutOpenId_HasTooLittleScope(bool isOfPerson)
    {
        var app = await identity.RegisterAppAsync();
        var token = isOfPerson
            ? (await identity.SignInAsync(app, "user/Patient.rs profile"))["access_token"]!
            : await (await Server.RegisteredClientAsync()).GetTokenAsync();

        var answer = await identity.AskAsync(token);

        Assert.Equal("403 insufficient_scope", answer.Outcome);
        Assert.Equal(RejectionReason.UserInfoScopeMissing, Server.ReasonOf(answer));
        Assert.EndsWith("scope=\"openid\"", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("TIER-34")]
    public async Task Browser_OfAnotherOrigin_GetsNothing()
    {
        var token = (await TokensAsync())["access_token"]!;

        var read = await Server.GetAsync(
            IdentityServer.UserInfo,
            one =>
            {
                Bear(one, token);
                one.Headers.Add("Origin", "https://elsewhere.test");
            }
        );
        var asked = await Server.SendAsync(
            HttpMethod.Options,
            IdentityServer.UserInfo,
            change: one =>
            {
                one.Headers.Add("Origin", "https://elsewhere.test");
                one.Headers.Add("Access-Control-Request-Method", "GET");
                one.Headers.Add("Access-Control-Request-Headers", "authorization");
            }
        );

        Assert.DoesNotContain(read.Headers.Keys, name => name.StartsWith("Access-Control", StringComparison.Ordinal));
        Assert.Equal(405, (int)asked.Status);
        Assert.DoesNotContain(asked.Headers.Keys, name => name.StartsWith("Access-Control", StringComparison.Ordinal));
        Assert.DoesNotContain("Set-Cookie", read.Headers.Keys);
    }

    [Theory]
    [Requirement("TIER-34")]
    [InlineData("PUT")]
    [InlineData("HEAD")]
    public async Task OtherMethod_IsNotServed(string method)
    {
        var answer = await Server.SendAsync(new HttpMethod(method), IdentityServer.UserInfo);

        Assert.Equal(405, (int)answer.Status);
        Assert.Equal("GET, POST", answer.Headers["Allow"]);
    }

    [Fact]
    [Requirement("TIER-34")]
    public async Task Form_OfAnotherMediaType_IsAnInvalidRequest()
    {
        var answer = await Server.PostTextAsync(IdentityServer.UserInfo, "{}");

        Assert.Equal("400 invalid_request", answer.Outcome);
        Assert.Equal(RejectionReason.FormMediaType, Server.ReasonOf(answer));
    }

    private static void Bear(HttpRequestMessage request, string token) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

    private async Task<Answer> TokensAsync() => await identity.SignInAsync(await identity.RegisterAppAsync(), Scope);

    /// <summary>Ends a registration, and waits until every node knows.</summary>
    private async Task CancelAsync(TestApp app, string token)
    {
        await app.Client.CancelAsync();
        await Eventually.DiesAsync(Server.ResourceServer(), token);
    }

    /// <summary>Takes back what was allowed last.</summary>
    private static async Task WithdrawAsync(TestApp app)
    {
        var listed = await app.ListAsync(IdentityServer.Carol);
        Assert.True(await app.WithdrawAsync(IdentityServer.Carol, listed[0].Key));
    }
}
