using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>A CRL that is read from a file.</summary>
public sealed record CrlFileOptions
{
    /// <summary>Distribution point exactly as certificates name it. Required.</summary>
    [Required]
    [AbsoluteUri]
    public string Url { get; init; } = "";

    /// <summary>The CRL, DER or PEM; read again at each fetch. Required.</summary>
    [Required]
    [FileSetting]
    public string File { get; init; } = "";
}
