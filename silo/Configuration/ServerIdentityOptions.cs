using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>The server's RSA certificate for one FHIR base URL in one community (DISC-21).</summary>
public sealed record ServerIdentityOptions
{
    /// <summary>Community URI. Required.</summary>
    [Required]
    [AbsoluteUri]
    public string Community { get; init; } = "";

    /// <summary>Certificate chain, leaf first, and its RSA key of 2,048 bits or more. Required.</summary>
    [Required]
    public CertificateFileOptions? Certificate { get; init; }
}
