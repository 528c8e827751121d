using FastCluster.Api.Admin;
using FastCluster.Silo.Commands;
using FastCluster.Silo.Configuration;
using Spectre.Console;

namespace FastCluster.Silo.Tests.Commands;

/// <summary>The report of a start calls nothing usable that is not.</summary>
public sealed class StartReportTests
{
    private const string Url = "https://127.0.0.1:7444";

    private static readonly AdminOptions s_nobody = new();
    private static readonly AdminOptions s_byKey = new() { Keys = { new() } };
    private static readonly AdminOptions s_byCertificate = new() { Certificates = { new() } };

    public static TheoryData<string?, AdminOptions, string> Cases =>
        new()
        {
            { null, s_byKey, "closed (not configured)" },
            { Url, s_nobody, "closed: no operator is configured (admin.keys, admin.certificates)" },
            { Url, s_byKey, Url },
            { Url, s_byCertificate, Url },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Write_AdminListener_IsCalledUsableOnlyWithAnOperator(string? url, AdminOptions admin, string expected)
    {
        var listeners = new ListenersOptions { Admin = url is null ? null : new() { Url = url } };

        var line = Lines(new() { Listeners = listeners, Admin = admin }).Single(one => one.Contains("operators"));

        Assert.Equal(expected, line.Split('\u2502')[2].Trim());
    }

    private static string[] Lines(FastClusterOptions options)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 400;
        StartReport.Write(console, new(options, File: "fastcluster.json", Development: null), workingFolder: "/");
        return output.ToString().Split('\n');
    }
}
