namespace FastCluster.Contracts.Trust;

/// <summary>A UDAP metadata document ready to be sent.</summary>
/// <param name="Json">UTF-8 JSON with <c>signed_metadata</c>.</param>
/// <param name="ValidUntil">Unix seconds until which it may be served (DISC-24).</param>
/// <param name="CertificateNotAfter">Unix seconds at which the signing certificate expires.</param>
/// <param name="Jwk">The certificate's public key as UTF-8 JSON (RFC 7517); null from a node of an earlier build.</param>
[GenerateSerializer, Immutable, Alias("fc.PublishedMetadata")]
public sealed record PublishedMetadata(
    [property: Id(0)] byte[] Json,
    [property: Id(1)] long ValidUntil,
    [property: Id(2)] long CertificateNotAfter,
    [property: Id(3)] byte[]? Jwk = null
);
