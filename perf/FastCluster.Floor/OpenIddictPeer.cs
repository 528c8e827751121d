using FastCluster.Testing.Servers;
using FastCluster.Testing.Vectors;
using Npgsql;

namespace FastCluster.Floor;

/// <summary>Starts the peer, from where it was built together with this program.</summary>
internal static class OpenIddictPeer
{
    private const string Project = "FastCluster.Peers.OpenIddict";

    /// <summary>Starts the peer with a database of its own.</summary>
    /// <param name="folder">The community.</param>
    /// <param name="server">Where the database is made.</param>
    /// <param name="storesTokens">A row for each token, or none.</param>
    public static async Task<MeasuredServer> StartAsync(string folder, PostgreSqlServer server, bool storesTokens)
    {
        string In(string name) => Path.Combine(folder, name);
        var database = $"peer_{Guid.NewGuid():N}";
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString()) { Database = database };
        await File.WriteAllTextAsync(In(database), connection.ConnectionString);
        string[] arguments =
        [
            "--issuer",
            FloorCommunity.TokenUrl,
            "--client",
            FloorCommunity.ClientId,
            "--certificate",
            In("client.pem"),
            "--scope",
            FloorCommunity.Scope,
            "--audience",
            FloorCommunity.FhirBase,
            "--community",
            FloorCommunity.Community,
            "--connection",
            In(database),
            "--stores-tokens",
            storesTokens ? "true" : "false",
            "--Kestrel:Endpoints:Main:Url",
            "https://127.0.0.1:0",
            "--Kestrel:Endpoints:Main:Certificate:Path",
            In("server.pem"),
            "--Kestrel:Endpoints:Main:Certificate:KeyPath",
            In("server.key"),
        ];
        var name = storesTokens ? "OpenIddict" : "OpenIddict without token rows";
        return await MeasuredServer.StartAsync(name, Program(), arguments);
    }

    private static string Program()
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory); // .../bin/CONFIGURATION/FRAMEWORK
        return RepositoryFiles.PathOf($"perf/peers/{Project}/bin/{build.Parent!.Name}/{build.Name}/{Project}.dll");
    }
}
