using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>A FHIR base URL and the server's certificate for each community that it belongs to.</summary>
public sealed record FhirBaseOptions
{
    /// <summary>Base URL exactly as clients use it; a URI subject alternative name of each certificate (DISC-22). Required.</summary>
    [Required]
    [HttpsUrl]
    public string Url { get; init; } = "";

    /// <summary>One per community; the first is shown where no community is asked for (DISC-31). 1 to 100.</summary>
    [MinLength(1)]
    [MaxLength(100)]
    public IReadOnlyList<ServerIdentityOptions> Identities { get; init; } = [];
}
