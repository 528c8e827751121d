using FastCluster.Contracts.Clients;
using FastCluster.Silo.Hosting;
using FastCluster.Silo.Operations;
using FastCluster.Silo.Storage.PostgreSql;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FastCluster.Floor;

/// <summary>The whole server with registered clients; prints its port and runs until its input ends.</summary>
internal static class GrantServer
{
    /// <summary>Runs it.</summary>
    /// <param name="folder">The community.</param>
    /// <param name="data">Name of the data folder in it; the clients of the file that is named after it are imported.</param>
    public static async Task<int> RunAsync(string folder, string data = "data")
    {
        using var figures = new ServerFigures();
        await using var application = FastClusterHost.Create(
            FloorOptions.Of(folder, data),
            services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error))
        );
        await application.StartAsync();
        await SeedAsync(application.Services.GetRequiredService<IGrainFactory>(), folder, data);
        await ImportAsync(application.Services, StoredClients.FileOf(folder, data));
        if (File.Exists(StoredPeople.FileOf(folder, data)))
        {
            await ActivatorUtilities.CreateInstance<StoredPeople>(application.Services).SeedAsync(folder, data);
        }

        var addresses = application
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses;
        Console.WriteLine(new Uri(addresses.First(url => url.StartsWith("https:", StringComparison.Ordinal))).Port);
        await figures.TellAsync();
        await application.StopAsync();
        return 0;
    }

    /// <summary>Makes the server of a folder keep its states in PostgreSQL, and makes the tables.</summary>
    public static async Task UseDatabaseAsync(string folder, string connectionString)
    {
        await File.WriteAllTextAsync(FloorOptions.ConnectionFile(folder), connectionString);
        await using var database = PostgreSqlConnections.Create(new() { ConnectionString = () => connectionString });
        await PostgreSqlSchema.MigrateAsync(database, PostgreSqlSchema.Current, CancellationToken.None);
    }

    private static async Task ImportAsync(IServiceProvider services, string file)
    {
        if (File.Exists(file))
        {
            var import = ActivatorUtilities.CreateInstance<ClientImport>(services);
            await import.RunAsync(file, onProgress: static _ => { }, CancellationToken.None);
        }
    }

    private static async Task SeedAsync(IGrainFactory grains, string folder, string data)
    {
        var isForPeople = File.Exists(StoredPeople.FileOf(folder, data));
        var key = ClientKey.Of(FloorCommunity.ServerId, FloorCommunity.Community, FloorCommunity.ClientUri);
        var registration = new ClientRegistration
        {
            MetadataJson = "{}",
            Scope = isForPeople ? FloorCommunity.PersonalScope : FloorCommunity.Scope,
            GrantTypes = isForPeople ? ["authorization_code", "refresh_token"] : ["client_credentials"],
        };
        var certificate = new ClientCertificate([], "", "", null, null, [], 0, "", []);
        var command = new RegisterClient(FloorCommunity.Community, FloorCommunity.ClientUri, registration, certificate);
        await grains.GetGrain<IClientGrain>(key.ToGrainKey()).RegisterAsync(command);
        var aliases = new Dictionary<string, ClientAlias> { [FloorCommunity.ClientId] = new(key.Digest, 1) };
        await grains.GetGrain<IClientAliasGrain>(FloorCommunity.ServerId).AddAsync(aliases);
    }
}
