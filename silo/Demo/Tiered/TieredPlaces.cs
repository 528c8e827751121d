using FastCluster.Silo.FirstRun;
using FastCluster.Silo.Hosting;

namespace FastCluster.Silo.Demo.Tiered;

/// <summary>
/// Where the servers of the journey are. They have different hosts, as in the world, because cookies do not look at ports; an
/// identity provider has a host name (TIER-04).
/// </summary>
/// <param name="Holder">Issuer of the data holder.</param>
/// <param name="HolderManagement">Its management listener.</param>
/// <param name="Provider">Issuer and base URL of the identity provider.</param>
/// <param name="ProviderManagement">Its management listener.</param>
internal sealed record TieredPlaces(string Holder, string HolderManagement, string Provider, string ProviderManagement)
{
    /// <summary>FHIR base URL of the data holder.</summary>
    public string FhirBase => Holder + new Uri(DevelopmentNames.FhirBase).AbsolutePath;

    /// <summary>Finds free ports.</summary>
    public static TieredPlaces Find()
    {
        var ports = LoopbackPorts.Find(4);
        return new(
            $"https://127.0.0.1:{ports[0]}",
            $"http://127.0.0.1:{ports[1]}",
            $"https://localhost:{ports[2]}",
            $"http://127.0.0.1:{ports[3]}"
        );
    }
}
