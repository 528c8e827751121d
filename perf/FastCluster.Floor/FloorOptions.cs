using FastCluster.Silo.Configuration;
using FastCluster.Udap.Communities;

namespace FastCluster.Floor;

/// <summary>Options of the server under measurement.</summary>
internal static class FloorOptions
{
    /// <summary>Tokens outlive a run.</summary>
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(1);

    /// <summary>File with the connection string of the server under measurement; without it the server is a single node.</summary>
    public static string ConnectionFile(string folder) => Path.Combine(folder, "store.connection");

    /// <summary>Options of the server under measurement; quotas are out of the way.</summary>
    /// <param name="folder">The community.</param>
    /// <param name="data">Name of the data folder in it.</param>
    public static FastClusterOptions Of(string folder, string data = "data")
    {
        string In(string name) => Path.Combine(folder, name);
        var wide = new Api.Quotas.QuotaOptions
        {
            Registration = new() { PerSecond = 1_000_000, Burst = 1_000_000 },
            Token = new() { PerSecond = 1_000_000, Burst = 1_000_000 },
            Caller = new() { PerSecond = 1_000_000, Burst = 1_000_000 },
        };
        return new FastClusterOptions
        {
            Environment = NodeEnvironment.Development,
            DataFolder = In(data),
            Listeners = new()
            {
                Public = new() { Url = "https://127.0.0.1:0" },
                Management = new() { Url = "http://127.0.0.1:0" },
            },
            Quotas = wide,
            Storage = File.Exists(ConnectionFile(folder))
                ? new() { Provider = StoreProvider.PostgreSql, ConnectionStringFile = ConnectionFile(folder) }
                : new(),
            Outbound = new()
            {
                CrlFiles =
                [
                    new() { Url = FloorCommunity.RootCrlUrl, File = In("root.crl") },
                    new() { Url = FloorCommunity.IssuingCrlUrl, File = In("issuing.crl") },
                ],
            },
            AuthorizationServers = [ServerOf(folder) with { People = PeopleOf(folder, data) }],
        };
    }

    private static AuthorizationServerOptions ServerOf(string folder)
    {
        string In(string name) => Path.Combine(folder, name);
        return new()
        {
            Id = FloorCommunity.ServerId,
            Issuer = FloorCommunity.Issuer,
            AccessTokenLifetime = s_lifetime,
            Communities =
            [
                new()
                {
                    Uri = FloorCommunity.Community,
                    Anchors = [In("root.pem")],
                    Intermediates = [In("issuing.pem")],
                    Policy = Policy(),
                },
            ],
            FhirBases =
            [
                new()
                {
                    Url = FloorCommunity.FhirBase,
                    Identities =
                    [
                        new()
                        {
                            Community = FloorCommunity.Community,
                            Certificate = new() { CertificateFile = In("server.pem"), KeyFile = In("server.key") },
                        },
                    ],
                },
            ],
            ResourceServers = [Caller()],
        };
    }

    /// <summary>People are served where some are stored.</summary>
    private static PeopleOptions? PeopleOf(string folder, string data)
    {
        if (!File.Exists(StoredPeople.FileOf(folder, data)))
        {
            return null;
        }

        var secret = Path.Combine(folder, "identity.secret");
        File.WriteAllText(secret, "nobody signs in");
        return new()
        {
            OpenIdConnect = new()
            {
                Authority = "https://identity.floor.test",
                ClientId = FloorCommunity.ServerId,
                ClientSecretFile = secret,
            },
        };
    }

    private static ResourceServerOptions Caller() =>
        new()
        {
            CallerId = FloorCommunity.ResourceServerUri,
            FhirBase = FloorCommunity.FhirBase,
            Community = FloorCommunity.Community,
            SubjectUri = FloorCommunity.ResourceServerUri,
            AllowMutualTls = true,
        };

    private static CommunityPolicy Policy()
    {
        var policy = CommunityPolicy.For(CommunityProfile.Ssraa20);
        return policy with
        {
            Scopes = policy.Scopes with { Supported = [FloorCommunity.Scope, FloorCommunity.PersonalScope] },
            Tokens = policy.Tokens with { AccessTokenLifetime = s_lifetime },
        };
    }
}
