using FastCluster.Pki;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Lifecycle;

public sealed class IntrospectionTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Inactive = """{"active":false}""";

    [Fact]
    [Requirement("REV-09")]
    [VectorCase("introspect-anonymous")]
    public async Task Introspect_Anonymous_IsRefused()
    {
        var token = await (await server.RegisteredClientAsync()).GetTokenAsync();

        var answer = await server.PostFormAsync(
            Tenant.Alpha.IntrospectionEndpoint,
            new FormBuilder().With("token", token)
        );

        Assert.Equal("401 invalid_client", answer.Outcome);
        Assert.DoesNotContain("active", answer.Members);
    }

    [Fact]
    [Requirement("REV-09")]
    public async Task Introspect_ByAClientThatIsNoResourceServer_IsRefused()
    {
        var client = await server.RegisteredClientAsync();
        var token = await client.GetTokenAsync();
        var stranger = new TestResourceServer(server, Tenant.Alpha, client.ClientId, client.Key);

        Assert.Equal("401 invalid_client", (await stranger.IntrospectAsync(token)).Outcome);
    }

    [Fact]
    [Requirement("REV-09")]
    public async Task Introspect_NamedResourceServerWithSomeoneElsesCertificate_IsRefused()
    {
        var client = await server.RegisteredClientAsync();
        var token = await client.GetTokenAsync();

        var answer = await server.ResourceServer(key: client.Key).IntrospectAsync(token);

        Assert.Equal("401 invalid_client", answer.Outcome);
    }

    [Fact]
    [Requirement("REV-09")]
    [Requirement("X509-06")]
    public async Task Introspect_ByTlsCertificateWhoseCrlWasNeverSeen_IsAskedToComeAgain()
    {
        await using var own = new DisposableServer(await StartWithMutualTlsAsync());
        var unseen = BelowTheRoot(own.Server, "http://crl.test/never-seen.crl");

        var answer = await IntrospectAsync(own.Server, unseen);

        AssertAskedToComeAgain(RejectionReason.RevocationPending, own.Server, answer);
    }

    [Fact]
    [Requirement("REV-09")]
    [Requirement("X509-06")]
    public async Task Introspect_ByTlsCertificateWhoseCrlIsTooOld_IsAskedToComeAgain()
    {
        await using var own = new DisposableServer(await StartWithMutualTlsAsync());
        var known = BelowTheRoot(own.Server, own.Server.Deployment.CommunityA.RootCrlUrl);
        Assert.Equal("200", (await IntrospectAsync(own.Server, known)).Outcome);
        own.Server.Clock.Advance(TimeSpan.FromDays(60)); // the CRL ends after 30

        var answer = await IntrospectAsync(own.Server, known);

        AssertAskedToComeAgain(RejectionReason.RevocationStale, own.Server, answer);
    }

    [Fact]
    [Requirement("REV-09")]
    public async Task Introspect_ByTlsCertificateOfAnother_IsRefused()
    {
        await using var own = new DisposableServer(await StartWithMutualTlsAsync());
        var community = own.Server.Deployment.CommunityA;
        var other = community.Root.Issue(community.Leaf("https://other.test") with { CrlUrl = community.RootCrlUrl });

        var answer = await IntrospectAsync(own.Server, other);

        Assert.Equal(
            ("401 invalid_client", RejectionReason.CallerUnknown),
            (answer.Outcome, own.Server.ReasonOf(answer))
        );
    }

    [Fact]
    [Requirement("REV-10")]
    [Requirement("AT-07")]
    [Requirement("B2B-18")]
    public async Task Introspect_LiveToken_TellsWhatTheTokenSays()
    {
        var client = await server.RegisteredClientAsync();
        var token = await client.GetTokenAsync();
        var claims = AccessToken.Read(token).Claims;

        var answer = await server.ResourceServer().IntrospectAsync(token);

        Assert.True(answer.Json.GetProperty("active").GetBoolean());
        Assert.All(
            ["iss", "sub", "client_id", "aud", "iat", "exp", "jti", "scope", "community", "extensions"],
            (string name) =>
                Assert.Equal(claims.GetProperty(name).GetRawText(), answer.Json.GetProperty(name).GetRawText())
        );
        Assert.Equal("Bearer", answer["token_type"]);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("a.b.c")]
    [InlineData("...")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    [Requirement("REV-10")]
    [Requirement("REV-11")]
    public async Task Introspect_NoToken_IsInactiveAndNothingMore(string token)
    {
        var answer = await server.ResourceServer().IntrospectAsync(token);

        Assert.Equal(("200", Inactive), (answer.Outcome, answer.Text));
    }

    [Fact]
    [Requirement("REV-10")]
    [Requirement("REV-11")]
    public async Task Introspect_ExpiredToken_IsInactiveAndNothingMore()
    {
        var token = await (await server.RegisteredClientAsync()).GetTokenAsync();

        server.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(Inactive, (await server.ResourceServer().IntrospectAsync(token)).Text);
    }

    [Fact]
    [Requirement("REV-10")]
    public async Task Introspect_RevokedToken_IsInactiveAndNothingMore()
    {
        var client = await server.RegisteredClientAsync();
        var token = await client.GetTokenAsync();

        await client.RevokeAsync(token);

        Assert.Equal(Inactive, (await server.ResourceServer().IntrospectAsync(token)).Text);
    }

    [Fact]
    [Requirement("REV-10")]
    [Requirement("AT-04")]
    public async Task Introspect_TokenForAnotherAudience_IsInactiveAndNothingMore()
    {
        var token = await (await server.RegisteredClientAsync()).GetTokenAsync();

        var answer = await server.ResourceServer(Names.BaseThree).IntrospectAsync(token);

        Assert.Equal(("200", Inactive), (answer.Outcome, answer.Text));
    }

    [Fact]
    [Requirement("REV-10")]
    public async Task Introspect_TokenWithAChangedSignature_IsInactive()
    {
        var token = await (await server.RegisteredClientAsync()).GetTokenAsync();
        var changed = token[..^6] + (token.EndsWith("AAAAAA", StringComparison.Ordinal) ? "BBBBBB" : "AAAAAA");

        Assert.Equal(Inactive, (await server.ResourceServer().IntrospectAsync(changed)).Text);
    }

    /// <summary>A server whose resource servers may show a TLS certificate.</summary>
    private static Task<RunningServer> StartWithMutualTlsAsync() =>
        RunningServer.StartAsync(options =>
            options with
            {
                AuthorizationServers =
                [
                    .. options.AuthorizationServers.Select(one =>
                        one with
                        {
                            ResourceServers =
                            [
                                .. one.ResourceServers.Select(known => known with { AllowMutualTls = true }),
                            ],
                        }
                    ),
                ],
            }
        );

    /// <summary>A certificate of the first base, below the root itself: TLS carries no chain.</summary>
    private static CertifiedKey BelowTheRoot(RunningServer server, string crlUrl)
    {
        var community = server.Deployment.CommunityA;
        return community.Root.Issue(community.Leaf(Names.BaseOne) with { CrlUrl = crlUrl });
    }

    private static Task<Answer> IntrospectAsync(RunningServer server, CertifiedKey shown) =>
        server.PostFormAsync(Tenant.Alpha.IntrospectionEndpoint, new FormBuilder().With("token", "any"), shown);

    private static void AssertAskedToComeAgain(RejectionReason reason, RunningServer server, Answer answer)
    {
        Assert.Equal(("503 temporarily_unavailable", reason), (answer.Outcome, server.ReasonOf(answer)));
        Assert.Contains("Retry-After", answer.Headers.Keys);
    }
}
