using FastCluster.Conformance.Tests.Logs;
using FastCluster.Conformance.Tests.People;
using FastCluster.Grains.Upstream;
using FastCluster.Testing.Logs;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Conformance.Tests.Tiered;

/// <summary>Sign-ins with every log level on leave nothing secret or personal behind, in the log or in the decision stream.</summary>
public sealed class TieredLogTests
{
    /// <summary>The framework tells whole addresses of requests at levels that no node writes.</summary>
    private const string Framework = "Microsoft.AspNetCore.";

    private const string EMail = "juanita.marker@idp.test";
    private const string Subject = "marker-subject-4711";

    [Fact]
    [Requirement("BCP-12")]
    [Requirement("BCP-05")]
    [Requirement("TIER-38")]
    public async Task SignIns_GoodAndBad_WriteNoSecretAndNoPerson()
    {
        using var logs = new RecordingLoggerProvider();
        await using var own = await TieredServer.StartOwnAsync(addServices: logs.AddWithEveryLevelTo);
        var (sent, tiered) = (Prepare(own.Tiered), own.Tiered);
        var app = await tiered.RegisterAsync();
        tiered.People.OnFind = _ => new PersonMatch.Several();
        Assert.NotNull((await SignInAsync(tiered, app, sent))["code"]);
        tiered.Provider.OnTokens = _ => null;
        Assert.Equal("invalid_idp", (await SignInAsync(tiered, app, sent))["error"]);
        var stray = TieredServer.ToUrl([
            new("state", sent.Named("marker-state")),
            new("code", sent.Named("marker-code")),
        ]);
        await tiered
            .Browser()
            .AuthorizeAsync(new(stray.AbsoluteUri.Replace("/authorize", "/idp/callback/x", StringComparison.Ordinal)));

        await tiered.Server.StopAsync();

        var stream = ReadStream(tiered);
        Assert.Contains(stream, line => line.Text.Contains("\"kind\":\"Upstream\"", StringComparison.Ordinal));
        Assert.InRange(sent.JwtCount, 3, 100);
        Assert.Empty(sent.FindIn(logs.Everything.Where(IsWritten).Concat(stream)));
    }

    /// <summary>What the provider is told and says is looked for.</summary>
    private static SentSecrets Prepare(TieredServer tiered)
    {
        var sent = new SentSecrets();
        tiered.Provider.Subject = sent.Named(Subject);
        tiered.Provider.OnIdToken = one =>
            one.WithClaim("email", sent.Named(EMail)).WithClaim("name", sent.Named("Juanita M."));
        tiered.Provider.OnTokens = answer =>
        {
            sent.See((string)answer["id_token"]!);
            sent.Named((string)answer["access_token"]!);
            return answer;
        };
        tiered.Provider.OnAnswer = answer =>
        {
            sent.Named(answer["code"]);
            sent.Named(answer["state"]);
            return answer;
        };
        tiered.Provider.OnRequest = async context =>
        {
            context.Request.EnableBuffering();
            using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
            sent.See(await reader.ReadToEndAsync());
            context.Request.Body.Position = 0;
            return false;
        };
        return sent;
    }

    private static async Task<Testing.People.BrowserOutcome> SignInAsync(
        TieredServer tiered,
        TestApp app,
        SentSecrets sent
    )
    {
        var browser = tiered.Browser();
        var outcome = await browser.AuthorizeAsync(tiered.UrlOf(app));
        sent.Named(tiered.Provider.Authorizations.Last()["nonce"]);
        foreach (var cookie in browser.CookiesOf("alpha.test").Values.Where(value => value.Length > 40))
        {
            sent.Named(cookie);
        }

        return outcome;
    }

    private static bool IsWritten((string Category, string Text) line) =>
        !line.Category.StartsWith(Framework, StringComparison.Ordinal);

    private static (string Place, string Text)[] ReadStream(TieredServer tiered) =>
        [
            .. Directory
                .EnumerateFiles(tiered.Server.Deployment.AuditFolder)
                .SelectMany(file => File.ReadLines(file).Select(line => (Path.GetFileName(file), line))),
        ];
}
