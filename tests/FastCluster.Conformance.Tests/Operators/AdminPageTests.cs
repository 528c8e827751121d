using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using FastCluster.Testing.Vectors;

namespace FastCluster.Conformance.Tests.Operators;

/// <summary>What the page of the operator's interface promises, done.</summary>
public sealed class AdminPageTests(OperatedServer owner) : IClassFixture<OperatedServer>
{
    private const string Start = "```sh\n";
    private const string End = "```";

    [Fact]
    public async Task Example_RunByAShell_PrintsTheServers()
    {
        var key = Path.GetTempFileName();
        await File.WriteAllTextAsync(key, OperatedServer.AdaPrivateKeyPem);
        var now = owner.Server.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var script = Replace(Example(), "https://localhost:7444", owner.Server.Admin.GetLeftPart(UriPartial.Authority));
        script = Replace(Replace(script, "ada.key", key), "$(date +%s)", now);

        var (exitCode, output, errors) = await RunAsync(script);
        File.Delete(key);

        Assert.True(exitCode == 0, errors + output);
        Assert.Equal("[\"alpha\",\"beta\"]", output);
    }

    [Theory]
    [InlineData("certificate", "certificate_names")]
    [InlineData("ca", "ca_names")]
    [Requirement("REV-12")]
    public async Task TrustRevocation_ByANameShownWithTheClient_TakesItsTokens(string scope, string member)
    {
        var client = await owner.Server.RegisteredClientAsync();
        var shown = await owner.SendAsync(HttpMethod.Get, $"clients/{client.ClientId}", owner.Token().Build());
        var command = new JsonObject { ["scope"] = scope, ["id"] = shown.Strings(member)[0] };

        var before = await client.TokenAsync();
        var revoked = await owner.PostAsync("trust-revocations", command);
        var after = await client.TokenAsync();
        var reinstated = await owner.PostAsync("trust-reinstatements", command);

        Assert.Equal(("200", "200", "200"), (before.Outcome, revoked.Outcome, reinstated.Outcome));
        Assert.Equal("400 invalid_client", after.Outcome);
        Assert.Equal("200", (await client.TokenAsync()).Outcome);
    }

    private static string Example()
    {
        var page = File.ReadAllText(RepositoryFiles.PathOf("docs/admin.md"));
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return page[start..page.IndexOf(End, start, StringComparison.Ordinal)];
    }

    private static string Replace(string script, string placeholder, string value)
    {
        Assert.Contains(placeholder, script, StringComparison.Ordinal);
        return script.Replace(placeholder, value, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-euc", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
