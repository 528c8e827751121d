using System.Globalization;
using Azure;
using Azure.Core;
using FastCluster.Silo.Clustering.AzureTables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FastCluster.Clustering.Tests.AzureTables;

/// <summary>An endpoint with an identity, over TLS.</summary>
public sealed class AzureTableIdentityTests(SecureAzurite azurite) : IClassFixture<SecureAzurite>
{
    private readonly TestCluster _cluster = new(azurite.ConnectionString, AzureTableConnectionTests.NewTableName());

    [Fact]
    public async Task Endpoint_WithACredential_ReachesTheTable() =>
        await AzureTableConnectionTests.AssertServesAsync(
            Open(new FixedCredential(FixedCredential.TokenForAzurite(TimeProvider.System.GetUtcNow())))
        );

    [Fact]
    public async Task Endpoint_WithACredentialOfNoWorth_IsRefused()
    {
        var table = Open(new FixedCredential("no-token"));

        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => table.ReadAllAsync());

        Assert.Equal(StatusCodes.Status403Forbidden, fault.Status);
    }

    [Fact]
    public async Task Endpoint_Alone_IsReachedWithTheManagedIdentityOfTheHost()
    {
        await using var host = await StartIdentityEndpointAsync();
        using var environment = new EnvironmentChange(
            ("AZURE_TOKEN_CREDENTIALS", "ManagedIdentityCredential"),
            ("IDENTITY_ENDPOINT", $"{host.Urls.Single()}/msi/token"),
            ("IDENTITY_HEADER", "header")
        );

        await AzureTableConnectionTests.AssertServesAsync(Open(credential: null));
    }

    private AzureTableMembership Open(TokenCredential? credential) =>
        _cluster.Open(settings =>
        {
            settings.Connect(azurite.Url.AbsoluteUri);
            settings.Credential = credential;
            settings.ConfigureClient = azurite.Trust;
        });

    /// <summary>What a host with a managed identity offers its programs: tokens, on loopback, for who knows the header.</summary>
    private static async Task<WebApplication> StartIdentityEndpointAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet(
            "/msi/token",
            async context =>
            {
                var now = TimeProvider.System.GetUtcNow();
                var end = now.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
                var isKnown = context.Request.Headers["X-IDENTITY-HEADER"] == "header";
                context.Response.StatusCode = isKnown ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized;
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(
                    $$"""
                    {
                      "access_token": "{{FixedCredential.TokenForAzurite(now)}}", "expires_on": "{{end}}",
                      "resource": "{{context.Request.Query["resource"]}}", "token_type": "Bearer"
                    }
                    """
                );
            }
        );
        await app.StartAsync();
        return app;
    }
}
