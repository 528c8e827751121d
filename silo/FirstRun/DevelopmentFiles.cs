using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.FirstRun;

/// <summary>Where the files of the development node lie.</summary>
/// <param name="dataFolder">Full path of the data folder.</param>
public sealed class DevelopmentFiles(string dataFolder)
{
    /// <summary>Full path of the data folder.</summary>
    public string DataFolder { get; } = dataFolder;

    /// <summary>Folder of certificates, keys and CRLs.</summary>
    public string PkiFolder => Path.Combine(DataFolder, "pki");

    /// <summary>Says that the folder beside it was made here: nothing is written over that a person put there.</summary>
    public string Mark => Path.Combine(PkiFolder, "made-by-fastcluster.txt");

    /// <summary>The configuration.</summary>
    public string Configuration => Path.Combine(DataFolder, FastClusterOptions.FileName);

    /// <summary>The root: trust anchor of the community, and of the TLS certificate.</summary>
    public DevelopmentCredential Root => Credential("root");

    /// <summary>The issuing CA.</summary>
    public DevelopmentCredential Issuing => Credential("issuing");

    /// <summary>The TLS certificate of the listeners.</summary>
    public DevelopmentCredential Tls => Credential("tls");

    /// <summary>The server's certificate for its FHIR base URL.</summary>
    public DevelopmentCredential Server => Credential("server");

    /// <summary>The resource server that introspects.</summary>
    public DevelopmentCredential ResourceServer => Credential("resource-server");

    /// <summary>A client to register.</summary>
    public DevelopmentCredential Client => Credential("client");

    /// <summary>CRL of the root.</summary>
    public string RootCrl => Path.Combine(PkiFolder, "root.crl");

    /// <summary>CRL of the issuing CA.</summary>
    public string IssuingCrl => Path.Combine(PkiFolder, "issuing.crl");

    private DevelopmentCredential Credential(string name) =>
        new(Path.Combine(PkiFolder, $"{name}.pem"), Path.Combine(PkiFolder, $"{name}.key"));
}
