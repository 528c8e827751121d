using System.Net;

namespace FastCluster.Api.Tests.Hosting;

public sealed class ListenerTests
{
    [Fact]
    public async Task Endpoint_OnAnotherListener_DoesNotExist()
    {
        await using var edge = await EdgeApplication.StartAsync();
        edge.Management.DefaultRequestHeaders.Host = TestServers.Host;

        using var token = await edge.Management.PostAsync("/token", null);
        using var health = await edge.Public.GetAsync("/healthz/live");
        using var admin = await edge.Public.GetAsync("/admin/v1/servers");

        Assert.All([token, health, admin], response => Assert.Equal(HttpStatusCode.NotFound, response.StatusCode));
    }

    [Theory]
    [InlineData("/healthz/live", true, HttpStatusCode.OK)]
    [InlineData("/healthz/startup", true, HttpStatusCode.OK)]
    [InlineData("/healthz/ready", true, HttpStatusCode.OK)]
    [InlineData("/healthz/live", false, HttpStatusCode.ServiceUnavailable)]
    [InlineData("/healthz/startup", false, HttpStatusCode.ServiceUnavailable)]
    [InlineData("/healthz/ready", false, HttpStatusCode.ServiceUnavailable)]
    public async Task Health_IsWhatTheHostSays(string path, bool isGood, HttpStatusCode expected)
    {
        await using var edge = await EdgeApplication.StartAsync();
        (edge.Health.IsLive, edge.Health.IsStarted, edge.Health.IsReady) = (isGood, isGood, isGood);

        using var response = await edge.Management.GetAsync(path);

        Assert.Equal(expected, response.StatusCode);
    }
}
