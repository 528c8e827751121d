using System.Text.Json.Nodes;
using FastCluster.Contracts.Authorization;

namespace FastCluster.Conformance.Tests.People;

/// <summary>What a person is told of the certifications of an app.</summary>
public sealed class AppCertificationTests
{
    [Fact]
    [Requirement("CONS-13")]
    [Requirement("CERT-31")]
    public async Task Certification_IsToldWithItsCertifierUntilItLapses()
    {
        await using var own = new DisposableServer(
            await PeopleServer.StartAsync(policy =>
                policy with
                {
                    Certifications = new() { Supported = [TestCertifier.Basic, TestCertifier.Extra] },
                }
            )
        );
        var app = await TestApp.RegisterAsync(own.Server);
        var registered = await app.Client.RegisterAsync(
            app.Statement().Build(),
            Certify(own.Server, app, "Short", TimeSpan.FromMinutes(30)),
            Certify(own.Server, app, "Long", TimeSpan.FromDays(1))
        );

        var before = await ListAsync(app);
        own.Server.Clock.Advance(TimeSpan.FromMinutes(30));
        var after = await ListAsync(app);

        Assert.Equal("200", registered.Outcome);
        Assert.Equal(["Short", "Long"], before.Select(one => one.Name));
        Assert.Equal(["Long"], after.Select(one => one.Name));
        Assert.Equal(("Test certifier", TestCertifier.Uri), (after[0].Issuer, after[0].Address));
    }

    private static string Certify(RunningServer server, TestApp app, string name, TimeSpan life) =>
        TestCertifier
            .Of(server, server.Deployment.CommunityA)
            .Certify(app.Client)
            .WithClaim("certification_name", name)
            .WithClaim("exp", server.Clock.GetUtcNow().Add(life).ToUnixTimeSeconds())
            .WithClaim("grant_types", new JsonArray("authorization_code", "refresh_token"))
            .WithClaim("response_types", new JsonArray("code"))
            .Build();

    private static async Task<AppCertification[]> ListAsync(TestApp app) =>
        Assert.IsType<AuthorizationReply.SignInNeeded>(await app.JudgeAsync(app.Request())).App.Certifications;
}
