using System.Text;
using FastCluster.ResourceServer.Tests.Nodes;
using FastCluster.ResourceServer.Tests.Sample;
using FastCluster.Testing.Logs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace FastCluster.ResourceServer.Tests.Bearer;

/// <summary>Whatever an authorization server answers, the application of a resource server goes on.</summary>
public sealed class HostTests
{
    public static TheoryData<string> KeySets =>
        ["", "{}", """{"keys":[{"kty":"RSA","kid":"a","n":"AAAA","e":""}]}""", """{"keys":[[]]}"""];

    [Theory]
    [MemberData(nameof(KeySets))]
    [Requirement("AT-08")]
    public async Task Application_WhoseServerAnswersNonsense_GoesOn(string keySet)
    {
        using var logs = new RecordingLoggerProvider();
        using var server = new ScriptedServer
        {
            AnswerKeysAsync = _ => Task.FromResult(ScriptedServer.Answer(Encoding.UTF8.GetBytes(keySet))),
            AnswerFeedAsync = _ => Task.FromResult(ScriptedServer.Answer(Encoding.UTF8.GetBytes(keySet))),
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(logs);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var application = FhirSample.Build(builder, server.Configure);
        await application.StartAsync();

        await Eventually.TrueAsync(
            () =>
                Task.FromResult(
                    logs.EventIds.Contains(2504) && logs.EventIds.Contains(2501) && server.FeedRequests > 1
                ),
            "both faults in the log, and another request"
        );

        Assert.False(application.Lifetime.ApplicationStopping.IsCancellationRequested);
        await application.StopAsync();
    }
}
