using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace FastCluster.Peers.OpenIddict;

/// <summary>
/// The server as its documentation sets it up, with what it and those of Entity Framework Core and Npgsql advise for speed:
/// pooled contexts, prepared statements, no second filter over a case-sensitive store, tokens written without a controller.
/// </summary>
internal static class Peer
{
    /// <summary>Adds the server and its store.</summary>
    public static void Add(IServiceCollection services, PeerSettings settings)
    {
        services.AddDbContextPool<PeerDatabase>(options =>
            options.UseNpgsql(ConnectionString(settings)).EnableThreadSafetyChecks(false).UseOpenIddict()
        );
        services
            .AddOpenIddict()
            .AddCore(core =>
            {
                core.UseEntityFrameworkCore().UseDbContext<PeerDatabase>();
                core.DisableAdditionalFiltering();
            })
            .AddServer(server =>
            {
                server.SetIssuer(settings.Issuer).SetTokenEndpointUris("token").AllowClientCredentialsFlow();
                server.AddEphemeralSigningKey(SecurityAlgorithms.EcdsaSha256).AddEphemeralEncryptionKey();
                server.DisableAccessTokenEncryption().RegisterScopes(settings.Scope);
                if (!settings.StoresTokens)
                {
                    server.DisableTokenStorage();
                }

                var grant = new Grant(settings.Audience, settings.Community);
                server.AddEventHandler<HandleTokenRequestContext>(handler =>
                    handler.UseInlineHandler(grant.HandleAsync)
                );
                server.UseAspNetCore();
            });
    }

    /// <summary>Makes the database and registers the client.</summary>
    public static async Task PrepareAsync(IServiceProvider services, PeerSettings settings)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PeerDatabase>().Database.EnsureCreatedAsync();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        await clients.CreateAsync(
            new OpenIddictApplicationDescriptor
            {
                ClientId = settings.ClientId,
                ClientType = ClientTypes.Confidential,
                JsonWebKeySet = new() { Keys = { ReadKey(settings.CertificateFile) } },
                Permissions =
                {
                    Permissions.Endpoints.Token,
                    Permissions.GrantTypes.ClientCredentials,
                    Permissions.Prefixes.Scope + settings.Scope,
                },
            }
        );
    }

    private static string ConnectionString(PeerSettings settings) =>
        new NpgsqlConnectionStringBuilder(File.ReadAllText(settings.ConnectionFile))
        {
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        }.ConnectionString;

    private static JsonWebKey ReadKey(string file)
    {
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
        using var key = certificate.GetECDsaPublicKey()!;
        return JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(key));
    }
}
