using System.Security.Cryptography;
using FastCluster.Pki;
using FastCluster.Silo.Configuration;
using FastCluster.Udap.Communities;

namespace FastCluster.Silo.Tests;

/// <summary>A folder with a community and a valid development configuration over it.</summary>
public sealed class NodeSetup : IDisposable
{
    public const string Base = "https://fhir.example.test/r4";
    public const string Community = "urn:example:community";
    public static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<RSA> s_rsa = new(() => RSA.Create(2048));

    public NodeSetup()
    {
        Authority = CertificateAuthority.CreateRoot(
            new()
            {
                Subject = new("Test Root", "Example"),
                NotBefore = Now.AddDays(-1),
                NotAfter = Now.AddYears(5),
            }
        );
        Folder.Write("anchor.pem", Authority.CertifiedKey.ToCertificatePem());
        WriteServerCertificate(Base, Now.AddDays(-1), Now.AddYears(1));
    }

    public TemporaryFolder Folder { get; } = new();

    public CertificateAuthority Authority { get; }

    public FastClusterOptions Options =>
        new()
        {
            Environment = NodeEnvironment.Development,
            DataFolder = Folder["data"],
            AuthorizationServers = [Server],
        };

    public AuthorizationServerOptions Server =>
        new()
        {
            Id = "main",
            Issuer = "https://as.example.test",
            Communities =
            [
                new()
                {
                    Uri = Community,
                    Anchors = [Folder["anchor.pem"]],
                    Policy = Policy,
                },
            ],
            FhirBases = [new() { Url = Base, Identities = [Identity] }],
        };

    public static CommunityPolicy Policy => new() { Scopes = new() { Supported = ["system/Patient.rs"] } };

    public ServerIdentityOptions Identity =>
        new()
        {
            Community = Community,
            Certificate = new() { CertificateFile = Folder["server.pem"], KeyFile = Folder["server.key"] },
        };

    public FastClusterOptions WithServer(Func<AuthorizationServerOptions, AuthorizationServerOptions> change) =>
        Options with
        {
            AuthorizationServers = [change(Server)],
        };

    public void WriteServerCertificate(
        string uriName,
        DateTimeOffset notBefore,
        DateTimeOffset notAfter,
        AsymmetricAlgorithm? key = null
    )
    {
        var issued = Authority.Issue(
            new()
            {
                Subject = new("Server", "Example"),
                NotBefore = notBefore,
                NotAfter = notAfter,
                UriNames = [uriName],
                Key = key ?? s_rsa.Value,
            }
        );
        Folder.Write("server.pem", issued.ToChainPem());
        Folder.Write("server.key", issued.ToPrivateKeyPem());
    }

    public void Dispose() => Folder.Dispose();
}
