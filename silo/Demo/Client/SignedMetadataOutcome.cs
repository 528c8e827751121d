namespace FastCluster.Silo.Demo.Client;

/// <summary>Whether signed metadata is to be believed.</summary>
internal abstract record SignedMetadataOutcome
{
    private SignedMetadataOutcome() { }

    /// <summary>Every check passed.</summary>
    /// <param name="Endpoints">The signed endpoints.</param>
    /// <param name="Root">Common name of the root that the path ends at.</param>
    /// <param name="PathLength">Certificates in <c>x5c</c>.</param>
    public sealed record Trusted(UdapEndpoints Endpoints, string Root, int PathLength) : SignedMetadataOutcome;

    /// <summary>A check failed; nothing of the metadata counts.</summary>
    /// <param name="Reason">Which one, with what was found.</param>
    public sealed record Refused(string Reason) : SignedMetadataOutcome;
}
