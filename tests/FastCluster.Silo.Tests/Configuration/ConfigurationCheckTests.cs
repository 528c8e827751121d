using System.Security.Cryptography;
using FastCluster.Silo.Configuration;
using FastCluster.Udap.Communities;

namespace FastCluster.Silo.Tests.Configuration;

public sealed class ConfigurationCheckTests : IDisposable
{
    private const string PolicyPath = "authorizationServers[0].communities[0].policy.";
    private readonly NodeSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    public void Check_ValidSetup_HasNoFault() => Assert.Empty(Check(_setup.Options));

    [Fact]
    public void Check_PublicHttpWithoutProxy_IsFault()
    {
        var listeners = new ListenersOptions { Public = new() { Url = "http://127.0.0.1:0" } };

        Assert.Equal(["listeners.public.url"], Check(_setup.Options with { Listeners = listeners }));
        Assert.Empty(Check(_setup.Options with { Listeners = listeners with { TrustedProxies = ["127.0.0.1"] } }));
    }

    [Fact]
    public void Check_AdminHttp_IsFault()
    {
        var listeners = new ListenersOptions { Admin = new() { Url = "http://127.0.0.1:7444" } };

        Assert.Equal(["listeners.admin.url"], Check(_setup.Options with { Listeners = listeners }));
    }

    [Fact]
    public void Check_SharedPort_IsFault()
    {
        var listeners = new ListenersOptions { Management = new() { Url = "http://127.0.0.1:7443" } };

        Assert.Equal(["listeners.management.url"], Check(_setup.Options with { Listeners = listeners }));
    }

    [Fact]
    public void Check_ProxyWithoutAddress_IsFault()
    {
        var listeners = new ListenersOptions { TrustedProxies = ["10.0.0.0/8", "proxy.test"] };

        Assert.Equal(["listeners.trustedProxies[1]"], Check(_setup.Options with { Listeners = listeners }));
    }

    [Theory]
    [InlineData(StoreProvider.Embedded, "Host=x", null, "storage.connectionString")]
    [InlineData(StoreProvider.PostgreSql, null, null, "storage.connectionString")]
    [InlineData(StoreProvider.PostgreSql, "Host=x", "anchor.pem", "storage.connectionString")]
    [InlineData(StoreProvider.PostgreSql, null, "none", "storage.connectionStringFile")]
    [InlineData(StoreProvider.PostgreSql, "Nothing=pa55word", null, "storage.connectionString")]
    [InlineData(StoreProvider.PostgreSql, null, "anchor.pem", "storage.connectionStringFile")]
    [InlineData(StoreProvider.Redis, "a:1,nothing=pa55word", null, "storage.connectionString")]
    [InlineData(StoreProvider.AzureTables, "pa55word", null, "storage.connectionString")]
    [InlineData(StoreProvider.AzureTables, "http://far.test/?sig=pa55word", null, "storage.connectionString")]
    public void Check_StoreWithoutItsConnection_IsFaultThatHidesIt(
        StoreProvider provider,
        string? connection,
        string? file,
        string setting
    )
    {
        var storage = new StorageOptions
        {
            Provider = provider,
            ConnectionString = connection,
            ConnectionStringFile = file is null ? null : _setup.Folder[file],
        };

        var faults = ConfigurationCheck.Check(_setup.Options with { Storage = storage }, NodeSetup.Now);

        Assert.Equal([setting], faults.Select(static fault => fault.Setting));
        Assert.DoesNotContain("pa55word", $"{faults[0]}{storage}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StoreProvider.PostgreSql, "Host=db;Password=x")]
    [InlineData(StoreProvider.Redis, "redis:6379,password=x")]
    [InlineData(StoreProvider.AzureTables, "https://account.table.core.windows.net/?sig=x")]
    [InlineData(StoreProvider.AzureTables, "UseDevelopmentStorage=true")]
    public void Check_StoreWithItsConnection_HasNoFault(StoreProvider provider, string connection) =>
        Assert.Empty(
            Check(
                _setup.Options with
                {
                    Storage = new() { Provider = provider, ConnectionString = connection },
                }
            )
        );

    [Fact]
    public void Check_ServersThatShareNames_AreFaults()
    {
        var options = _setup.Options with { AuthorizationServers = [_setup.Server, _setup.Server] };

        var faults = Check(options);

        Assert.Contains("authorizationServers[1].id", faults);
        Assert.Contains("authorizationServers[1].issuer", faults);
        Assert.Contains("authorizationServers[1].tokenEndpoint", faults);
        Assert.Contains("authorizationServers[1].fhirBases[0].url", faults);
    }

    [Fact]
    public void Check_IdentityInForeignCommunity_IsFault()
    {
        var identity = _setup.Identity with { Community = "urn:other" };
        var options = _setup.WithServer(server =>
            server with
            {
                FhirBases = [server.FhirBases[0] with { Identities = [identity] }],
            }
        );

        Assert.Equal(["authorizationServers[0].fhirBases[0].identities[0].community"], Check(options));
    }

    [Fact]
    public void Check_UnreadableAnchor_IsFault()
    {
        var community = _setup.Server.Communities[0] with { Anchors = [_setup.Folder["missing.pem"]] };

        Assert.Equal(
            ["authorizationServers[0].communities[0].anchors[0]"],
            Check(_setup.WithServer(server => server with { Communities = [community] }))
        );
    }

    [Fact]
    [Requirement("DISC-22")]
    public void Check_ServerCertificateOfOtherBase_IsFault()
    {
        _setup.WriteServerCertificate(NodeSetup.Base + "/", NodeSetup.Now.AddDays(-1), NodeSetup.Now.AddDays(1));

        Assert.Contains("DISC-22", CertificateFault(), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("DISC-21")]
    public void Check_ServerCertificateWithEcKey_IsFault()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _setup.WriteServerCertificate(NodeSetup.Base, NodeSetup.Now.AddDays(-1), NodeSetup.Now.AddDays(1), key);

        Assert.Contains("DISC-21", CertificateFault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-2, -1)]
    [InlineData(1, 2)]
    public void Check_ServerCertificateOutsideValidity_IsFault(int from, int to)
    {
        _setup.WriteServerCertificate(NodeSetup.Base, NodeSetup.Now.AddDays(from), NodeSetup.Now.AddDays(to));

        Assert.Contains("is valid now", CertificateFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ProductionWithoutKeys_IsFault()
    {
        var faults = Check(_setup.Options with { Environment = NodeEnvironment.Production });

        Assert.Equal(["listeners.public.certificate", "keys.keyEncryptionKeyFile"], faults);
    }

    [Fact]
    public void Check_GeneratedKeyInProduction_IsFault()
    {
        var file = _setup.Folder["generated.key"];
        Silo.Keys.KeyEncryptionKeyFile.Generate(file);
        var options = _setup.Options with { Keys = new() { KeyEncryptionKeyFile = file } };

        Assert.Empty(Check(options));
        Assert.Contains("keys.keyEncryptionKeyFile", Check(options with { Environment = NodeEnvironment.Production }));
    }

    [Fact]
    public void Check_BrokenKey_DoesNotShowContent()
    {
        var file = _setup.Folder.Write("broken.key", "c2VjcmV0");
        var options = _setup.Options with { Keys = new() { KeyEncryptionKeyFile = file } };

        var fault = Assert.Single(ConfigurationCheck.Check(options, NodeSetup.Now));

        Assert.DoesNotContain("c2VjcmV0", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("DISC-09")]
    public void Check_RequiredExtensionNotSupported_IsFault()
    {
        var policy = NodeSetup.Policy with
        {
            Extensions = new() { Supported = [], RequireB2b = true },
        };

        Assert.All(
            PolicyFaults(policy),
            fault => Assert.StartsWith(PolicyPath + "extensions", fault, StringComparison.Ordinal)
        );
        Assert.NotEmpty(PolicyFaults(policy));
    }

    [Fact]
    [Requirement("DISC-11")]
    public void Check_RequiredCertificationNotSupported_IsFault() =>
        Assert.NotEmpty(
            PolicyFaults(NodeSetup.Policy with { Certifications = new() { Required = ["https://c.test"] } })
        );

    [Fact]
    public void Check_DevelopmentCommunityInProduction_IsFault()
    {
        var community = _setup.Server.Communities[0] with { Uri = "urn:fastcluster:development:community" };
        var identity = _setup.Identity with { Community = community.Uri };
        var options = _setup.WithServer(server =>
            server with
            {
                Communities = [community],
                FhirBases = [server.FhirBases[0] with { Identities = [identity] }],
            }
        );

        Assert.Empty(Check(options));
        Assert.Contains(
            "authorizationServers[0].communities[0].uri",
            Check(options with { Environment = NodeEnvironment.Production })
        );
    }

    [Fact]
    public void Check_ResourceServerWithoutWayIn_IsFault()
    {
        var caller = new ResourceServerOptions
        {
            CallerId = "https://rs.test",
            FhirBase = NodeSetup.Base,
            Community = NodeSetup.Community,
            SubjectUri = "https://rs.test",
            AllowPrivateKeyJwt = false,
        };
        var options = _setup.WithServer(server => server with { ResourceServers = [caller] });

        Assert.Equal(["authorizationServers[0].resourceServers[0].allowPrivateKeyJwt"], Check(options));
    }

    private static IReadOnlyList<string> Check(FastClusterOptions options) =>
        [.. ConfigurationCheck.Check(options, NodeSetup.Now).Select(fault => fault.Setting)];

    private IReadOnlyList<string> PolicyFaults(CommunityPolicy policy)
    {
        var community = _setup.Server.Communities[0] with { Policy = policy };
        return Check(_setup.WithServer(server => server with { Communities = [community] }));
    }

    private string CertificateFault()
    {
        var fault = Assert.Single(ConfigurationCheck.Check(_setup.Options, NodeSetup.Now));
        Assert.Equal("authorizationServers[0].fhirBases[0].identities[0].certificate", fault.Setting);
        return fault.Rule;
    }
}
