using System.Text.Json;
using FastCluster.Api.People.SignIn;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.FirstRun;
using FastCluster.Silo.Keys;

namespace FastCluster.Silo.Demo.Tiered;

/// <summary>
/// Settings of the two nodes. Both begin with the prepared configuration of a development node and its community; each has a
/// data folder, a certificate and a user store of its own.
/// </summary>
/// <param name="files">Files of the community.</param>
/// <param name="places">Where the nodes are.</param>
/// <param name="person">Who has accounts.</param>
internal sealed class TieredSettings(DevelopmentFiles files, TieredPlaces places, DemoPerson person)
{
    /// <summary>Name of the data holder.</summary>
    public const string HolderName = "Lakeside Hospital";

    /// <summary>Name of the identity provider.</summary>
    public const string ProviderName = "Citizen ID";

    /// <summary>How the identity provider knows people: by a document (the guide's example of an assurance class).</summary>
    private const string Assurance = "http://udap.org/code/id/ial2";

    /// <summary>A busy machine is no reason to fail here.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly FastClusterOptions _prepared = ConfigurationReader.Read(files.Configuration);

    /// <summary>Certificate of the data holder.</summary>
    public DevelopmentCredential HolderCertificate { get; } = CredentialOf(files, "lakeside-hospital");

    /// <summary>Certificate of the identity provider.</summary>
    public DevelopmentCredential ProviderCertificate { get; } = CredentialOf(files, "citizen-id");

    /// <summary>TLS certificate of everybody on loopback.</summary>
    public DevelopmentCredential Tls { get; } = CredentialOf(files, "loopback");

    /// <summary>Data folder of the identity provider.</summary>
    public string ProviderFolder { get; } = Path.Combine(files.DataFolder, "citizen-id");

    private string HolderFolder { get; } = Path.Combine(files.DataFolder, "lakeside-hospital");

    /// <summary>The data holder: FHIR data of people, who may come over the identity provider.</summary>
    public FastClusterOptions ForHolder()
    {
        var server = _prepared.AuthorizationServers[0];
        var settings = ForNode(HolderFolder, places.Holder, places.HolderManagement);
        return settings with
        {
            Outbound = settings.Outbound with
            {
                AllowedPrivateHosts = ["localhost"],
                ExchangeTimeout = s_patience,
                TlsRoots = [files.Root.CertificateFile],
            },
            AuthorizationServers =
            [
                server with
                {
                    Id = "lakeside-hospital",
                    Issuer = places.Holder,
                    Communities = [WithScopes(server.Communities[0], "user/Observation.rs", "offline_access", "udap")],
                    FhirBases = [BaseOf(places.FhirBase, HolderCertificate)],
                    ResourceServers = [server.ResourceServers[0] with { FhirBase = places.FhirBase }],
                    People = PeopleOf(HolderName, HolderFolder, DemoPerson.HolderSubject) with
                    {
                        IdentityProviders = new()
                        {
                            Communities = [new() { Uri = server.Communities[0].Uri, BaseUrls = [places.Provider] }],
                            LogoUri = $"{places.Holder}/assets/logo.png",
                            Contacts = ["mailto:office@lakeside.example"],
                        },
                    },
                },
            ],
        };
    }

    /// <summary>The identity provider: it says who people are, and has no data.</summary>
    public FastClusterOptions ForProvider()
    {
        var server = _prepared.AuthorizationServers[0];
        return ForNode(ProviderFolder, places.Provider, places.ProviderManagement) with
        {
            AuthorizationServers =
            [
                server with
                {
                    Id = "citizen-id",
                    Issuer = places.Provider,
                    Communities = [WithScopes(server.Communities[0], "openid", "udap")],
                    FhirBases = [BaseOf(places.Provider, ProviderCertificate)],
                    ResourceServers = [],
                    People = PeopleOf(ProviderName, ProviderFolder, DemoPerson.ProviderSubject) with
                    {
                        IdentityProvider = new() { Assurance = Assurance, Methods = ["pwd"] },
                    },
                },
            ],
        };
    }

    private static DevelopmentCredential CredentialOf(DevelopmentFiles files, string name) =>
        new(Path.Combine(files.PkiFolder, $"{name}.pem"), Path.Combine(files.PkiFolder, $"{name}.key"));

    private static CertificateFileOptions FilesOf(DevelopmentCredential credential) =>
        new() { CertificateFile = credential.CertificateFile, KeyFile = credential.KeyFile };

    private static CommunityOptions WithScopes(CommunityOptions community, params string[] scopes) =>
        community with
        {
            Policy = community.Policy with
            {
                Scopes = community.Policy.Scopes with { Supported = [.. community.Policy.Scopes.Supported, .. scopes] },
            },
        };

    private FastClusterOptions ForNode(string folder, string url, string management) =>
        _prepared with
        {
            DataFolder = folder,
            Listeners = new()
            {
                Public = new() { Url = url, Certificate = FilesOf(Tls) },
                Management = new() { Url = management },
            },
        };

    private FhirBaseOptions BaseOf(string url, DevelopmentCredential certificate) =>
        new()
        {
            Url = url,
            Identities =
            [
                new()
                {
                    Community = _prepared.AuthorizationServers[0].Communities[0].Uri,
                    Certificate = FilesOf(certificate),
                },
            ],
        };

    private PeopleOptions PeopleOf(string name, string folder, string subject)
    {
        var users = Path.Combine(folder, "users.json");
        PrivateFile.Write(users, WriteUsers(subject));
        return new()
        {
            UsersFile = users,
            Pages = new() { DisplayName = name },
        };
    }

    private string WriteUsers(string subject)
    {
        UsersFileEntry[] entries =
        [
            new()
            {
                Subject = subject,
                Name = person.Name,
                PasswordHash = PasswordHashes.Make(person.Password),
            },
        ];
        return JsonSerializer.Serialize(entries, UsersFileJsonContext.Default.UsersFileEntryArray);
    }
}
