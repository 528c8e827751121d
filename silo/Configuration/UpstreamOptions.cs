using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>The operator's identity system: an OpenID Connect provider at which the server is a client.</summary>
public sealed record UpstreamOptions
{
    /// <summary>Issuer of the identity system; its discovery document is found below it. Required.</summary>
    [Required]
    [HttpsUrl]
    public string Authority { get; init; } = "";

    /// <summary>Client id of the server there, 1 to 200 characters. Required.</summary>
    [Required]
    [StringLength(200, MinimumLength = 1)]
    public string ClientId { get; init; } = "";

    /// <summary>File with the client secret; its last line end is left out. Required.</summary>
    [Required]
    [FileSetting]
    public string ClientSecretFile { get; init; } = "";

    /// <summary>Scopes to ask for, <c>openid</c> among them. Default <c>openid</c>.</summary>
    [MinLength(1)]
    [MaxLength(20)]
    public IReadOnlyList<string> Scopes { get; init; } = ["openid"];

    /// <summary>
    /// Claim of the ID token that becomes the local person, 1 to 100 characters; its values never change and are never given
    /// to somebody else. Default <c>sub</c>.
    /// </summary>
    [Required]
    [StringLength(100, MinimumLength = 1)]
    public string SubjectClaim { get; init; } = "sub";
}
