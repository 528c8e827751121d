using System.Diagnostics;
using System.Diagnostics.Metrics;
using FastCluster.Grains.Nodes;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Outbound;
using FastCluster.Testing.IdentityProviders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FastCluster.Silo.Tests.Outbound;

[Requirement("X509-16")]
[Requirement("TIER-04")]
public sealed class GuardedExchangeTests
{
    private const int Enough = 64 * 1024;
    private const string Metadata = "/.well-known/udap";

    private static readonly OutboundOptions s_open = new()
    {
        AllowedPrivateHosts = ["localhost"],
        TlsRoots = [StubIdentityProvider.TlsRoot],
    };

    [Fact]
    public async Task Send_AllowedAndTrustedHost_GivesTheAnswerOfAnyStatus()
    {
        await using var server = await StartAsync();

        var found = await SendAsync(s_open, new(server.BaseUrl + Metadata, Enough));
        server.OnMetadata = _ => null;
        var missing = await SendAsync(s_open, new(server.BaseUrl + Metadata, Enough));

        Assert.Equal(200, found!.Status);
        Assert.False(found.Body.IsEmpty);
        Assert.Equal(404, missing!.Status);
    }

    [Fact]
    public async Task Send_Body_IsPosted()
    {
        await using var server = await StartAsync();
        var request = new OutboundRequest(server.BaseUrl + "/token", Enough)
        {
            Body = "code=x"u8.ToArray(),
            MediaType = "application/x-www-form-urlencoded",
        };

        var answer = await SendAsync(s_open, request);

        Assert.Equal(400, answer!.Status);
        Assert.Equal(1, server.TokenRequests);
    }

    [Fact]
    public async Task Send_LoopbackNotAllowed_IsRefusedWithoutRequest()
    {
        await using var server = await StartAsync();

        Assert.Null(await SendAsync(s_open with { AllowedPrivateHosts = [] }, new(server.BaseUrl + Metadata, Enough)));
        Assert.Equal(0, server.MetadataRequests);
    }

    [Fact]
    public async Task Send_CertificateNotTrusted_IsRefusedWithoutRequest()
    {
        await using var server = await StartAsync();

        Assert.Null(await SendAsync(s_open with { TlsRoots = [] }, new(server.BaseUrl + Metadata, Enough)));
        Assert.Equal(0, server.MetadataRequests);
    }

    [Fact]
    public async Task Send_CertificateOfAnotherName_IsRefusedWithoutRequest()
    {
        await using var server = await StartAsync();
        var url = server.BaseUrl.Replace("localhost", "127.0.0.1", StringComparison.Ordinal) + Metadata;

        Assert.Null(await SendAsync(s_open with { AllowedPrivateHosts = ["127.0.0.1"] }, new(url, Enough)));
        Assert.Equal(0, server.MetadataRequests);
    }

    [Theory]
    [InlineData("http://localhost/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:word@localhost/")]
    [InlineData("https://localhost/#fragment")]
    [InlineData("/relative")]
    public async Task Send_OtherUrl_IsRefused(string url) => Assert.Null(await SendAsync(s_open, new(url, Enough)));

    [Fact]
    [Requirement("BCP-05")]
    public async Task Send_WithinATrace_TellsNothingOfIt()
    {
        await using var server = await StartAsync();
        string[] sent = [];
        server.OnRequest = context =>
        {
            sent = [.. context.Request.Headers.Keys];
            return Task.FromResult(false);
        };
        using var activity = new Activity("a sign-in").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("app", "x").Start();

        Assert.NotNull(await SendAsync(s_open, new(server.BaseUrl + Metadata, Enough)));

        Assert.Equal(["Accept", "Host"], sent.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Send_TooLargeAnAnswer_IsRefused()
    {
        await using var server = await StartAsync();

        Assert.Null(await SendAsync(s_open, new(server.BaseUrl + Metadata, 100)));
    }

    [Fact]
    public async Task Send_EndedByTheCaller_Throws()
    {
        await using var server = await StartAsync();
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            SendAsync(s_open, new(server.BaseUrl + Metadata, Enough), ended.Token)
        );
    }

    private static Task<StubIdentityProvider> StartAsync() =>
        StubIdentityProvider.StartAsync(TestCommunity.Create(), TimeProvider.System);

    private static async Task<OutboundAnswer?> SendAsync(
        OutboundOptions options,
        OutboundRequest request,
        CancellationToken cancellationToken = default
    )
    {
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var metrics = new OutboundMetrics(services.GetRequiredService<IMeterFactory>());
        using var exchange = new GuardedExchange(
            options,
            metrics,
            TimeProvider.System,
            NullLogger<GuardedExchange>.Instance
        );
        return await exchange.SendAsync(request, cancellationToken);
    }
}
