using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Udap.Certifications;

/// <summary>The registration that a certification is presented with.</summary>
/// <param name="ClientUri"><c>iss</c> of the software statement.</param>
/// <param name="RegistrationEndpoint">Registration URL posted to.</param>
/// <param name="Metadata">What is registered.</param>
/// <param name="KeyThumbprint">RFC 7638 thumbprint of the key that signed the statement.</param>
public sealed record CertificationSubject(
    string ClientUri,
    string RegistrationEndpoint,
    ClientMetadata Metadata,
    string KeyThumbprint
);
