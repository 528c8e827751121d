namespace FastCluster.Silo.FirstRun;

/// <summary>Names of the development node; Production refuses what carries them.</summary>
public static class DevelopmentNames
{
    /// <summary>URI of the community made on the spot, and start of the URI of any other one.</summary>
    public const string CommunityUri = "urn:fastcluster:development";

    /// <summary>Organization in the subject of every certificate made on the spot.</summary>
    public const string Organization = "FastCluster development";

    /// <summary>Id of the authorization server.</summary>
    public const string ServerId = "development";

    /// <summary>Issuer of the authorization server; the public listener answers there.</summary>
    public const string Issuer = "https://localhost:7443";

    /// <summary>FHIR base URL whose metadata the server publishes.</summary>
    public const string FhirBase = "https://localhost:7443/fhir/r4";

    /// <summary>Where the management listener answers.</summary>
    public const string Management = "http://127.0.0.1:7081";

    /// <summary>URI that names the client in its certificate, and so its issuer URI.</summary>
    public const string ClientUri = "https://client.fastcluster.invalid/app";

    /// <summary>Id and certificate URI of the resource server.</summary>
    public const string ResourceServerUri = "https://fhir.fastcluster.invalid/r4";

    /// <summary>Distribution point of the root's CRL; served from a file.</summary>
    public const string RootCrlUrl = "http://crl.fastcluster.invalid/root.crl";

    /// <summary>Distribution point of the issuing CA's CRL; served from a file.</summary>
    public const string IssuingCrlUrl = "http://crl.fastcluster.invalid/issuing.crl";
}
