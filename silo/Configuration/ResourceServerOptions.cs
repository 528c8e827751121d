using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>A resource server that may introspect tokens meant for its base URL.</summary>
public sealed record ResourceServerOptions
{
    /// <summary>Identifier it names in <c>iss</c> and <c>sub</c> of its assertions, 1 to 2,048 characters. Required.</summary>
    [Required]
    [StringLength(2_048, MinimumLength = 1)]
    public string CallerId { get; init; } = "";

    /// <summary>The FHIR base URL that it serves; one of the declared ones. Required.</summary>
    [Required]
    [HttpsUrl]
    public string FhirBase { get; init; } = "";

    /// <summary>Community to which its certificate chains. Required.</summary>
    [Required]
    [AbsoluteUri]
    public string Community { get; init; } = "";

    /// <summary>URI subject alternative name of its certificate. Required.</summary>
    [Required]
    [AbsoluteUri]
    public string SubjectUri { get; init; } = "";

    /// <summary>Whether a TLS client certificate authenticates it. Default no.</summary>
    public bool AllowMutualTls { get; init; }

    /// <summary>Whether a signed assertion authenticates it. Default yes.</summary>
    public bool AllowPrivateKeyJwt { get; init; } = true;
}
