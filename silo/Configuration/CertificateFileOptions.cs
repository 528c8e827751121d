using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>A certificate chain with its private key, as PEM (two files or one) or as PKCS #12.</summary>
public sealed record CertificateFileOptions
{
    /// <summary>PEM chain, leaf first, or a <c>.pfx</c>/<c>.p12</c> file. Required.</summary>
    [Required]
    [FileSetting]
    public string CertificateFile { get; init; } = "";

    /// <summary>PEM file of the unencrypted private key. Default: it stands in the certificate file.</summary>
    [FileSetting]
    public string? KeyFile { get; init; }

    /// <summary>File with the password of a PKCS #12 file; its last line end is left out. Default: no password.</summary>
    [FileSetting]
    public string? PasswordFile { get; init; }

    /// <summary>Whether the certificate file is PKCS #12.</summary>
    [Unbound]
    public bool IsPkcs12 =>
        CertificateFile.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase)
        || CertificateFile.EndsWith(".p12", StringComparison.OrdinalIgnoreCase);
}
