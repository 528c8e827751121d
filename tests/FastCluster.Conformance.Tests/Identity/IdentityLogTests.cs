using FastCluster.Conformance.Tests.Logs;
using FastCluster.Conformance.Tests.People;
using FastCluster.Testing.Logs;

namespace FastCluster.Conformance.Tests.Identity;

/// <summary>What is known of a person, and what stands for them, is in no log and in nothing that is stored.</summary>
public sealed class IdentityLogTests
{
    private const string Scope = "user/Patient.rs openid profile email fhirUser offline_access";

    private static readonly string[] s_known =
    [
        IdentityServer.Carol.DisplayName!,
        IdentityServer.Carol.Email!,
        IdentityServer.Carol.FhirUser!,
    ];

    [Fact]
    [Requirement("BCP-12")]
    [Requirement("B2BU-08")]
    [Requirement("TIER-34")]
    public async Task SignIn_WithEveryLogLevelOn_WritesNothingOfThePerson()
    {
        var sent = new SentSecrets();
        using var logs = new RecordingLoggerProvider();
        var server = await IdentityServer.StartAsync(onBody: sent.See, logs: logs);
        var folder = Directory.GetParent(server.Deployment.AuditFolder)!.FullName;
        try
        {
            await SignInAsync(server, sent);
            await server.StopAsync();

            Assert.Empty(sent.FindIn(logs.Everything));
            Assert.DoesNotContain(
                Files(folder),
                text => s_known.Any(known => text.Contains(known, StringComparison.Ordinal))
            );
            Assert.Contains(Files(folder), text => text.Contains("\"kind\":\"UserInfo\"", StringComparison.Ordinal));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task SignInAsync(RunningServer server, SentSecrets sent)
    {
        Array.ForEach(s_known, known => sent.Named(known));
        var app = await TestApp.RegisterAsync(server, change: one => one.WithClaim("scope", Scope));
        var first = await IdentityServer.SignInAsync(server, app, Scope);
        var second = await app.RefreshAsync(first["refresh_token"]!);
        sent.Named(IdToken.Read(first).Text);
        sent.Named(IdToken.Read(second).Text);
        var told = await server.GetAsync(
            IdentityServer.UserInfo,
            one => one.Headers.Authorization = new("Bearer", second["access_token"]!)
        );
        Assert.Equal(IdentityServer.Carol.Email, told["email"]);
        var refused = await server.GetAsync(
            IdentityServer.UserInfo,
            one => one.Headers.Authorization = new("Bearer", sent.Named("marker-token"))
        );
        Assert.Equal("401 invalid_token", refused.Outcome);
    }

    /// <summary>Everything that the server keeps, bytes as characters.</summary>
    private static IEnumerable<string> Files(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)));
}
