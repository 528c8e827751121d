using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>Mutual TLS between nodes. Both sides show a certificate of the cluster's own CA; public CAs count for nothing.</summary>
public sealed record ClusterTlsOptions
{
    /// <summary>The node's certificate, for server and client authentication. Read again when the file changes. Required.</summary>
    [Required]
    public CertificateFileOptions Certificate { get; init; } = new();

    /// <summary>PEM of the CA certificates whose certificates are nodes of this cluster. Required.</summary>
    [Required]
    [FileSetting]
    public string TrustedCertificatesFile { get; init; } = "";

    /// <summary>DNS name that the certificate of every node with actors bears. Default <c>fastcluster</c>.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$")]
    public string NodeName { get; init; } = "fastcluster";

    /// <summary>
    /// DNS name that the certificate of an API node bears: it lets the node call the others and never join them. Default
    /// <c>fastcluster-api</c>.
    /// </summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$")]
    public string ApiName { get; init; } = "fastcluster-api";
}
