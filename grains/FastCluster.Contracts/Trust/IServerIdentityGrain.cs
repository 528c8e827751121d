using Orleans.Concurrency;

namespace FastCluster.Contracts.Trust;

/// <summary>
/// The server's own identity for one (FHIR base URL, community): its certificate and its pre-signed metadata. Key:
/// <c>server/22 characters of base64url over base and community</c>.
/// </summary>
[Alias("fc.IServerIdentityGrain")]
public interface IServerIdentityGrain : IGrainWithStringKey
{
    /// <summary>The published document, signed ahead of time.</summary>
    /// <param name="fhirBase">FHIR base URL.</param>
    /// <param name="community">Community URI.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>The document, or null when no usable certificate exists for the pair (DISC-29, section 17.4).</returns>
    [Alias("GetMetadataAsync"), AlwaysInterleave]
    Task<PublishedMetadata?> GetMetadataAsync(
        string fhirBase,
        string community,
        CancellationToken cancellationToken = default
    );
}
