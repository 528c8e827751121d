using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>
/// Identity providers elsewhere at which people may sign in when an app names one (Tiered OAuth), and as whom the server
/// registers there.
/// </summary>
public sealed record IdentityProvidersOptions
{
    /// <summary>Communities whose identity providers are trusted, in order of preference, 1 to 20.</summary>
    [MinLength(1)]
    [MaxLength(20)]
    public IReadOnlyList<TrustedIdentityProvidersOptions> Communities { get; init; } = [];

    /// <summary>
    /// Name of the server on the pages of identity providers, 1 to 100 characters. Default: <c>pages.displayName</c>.
    /// </summary>
    [StringLength(100, MinimumLength = 1)]
    public string? ClientName { get; init; }

    /// <summary>Address of the server's logo for those pages: a PNG, JPG or GIF. Required.</summary>
    [Required]
    [HttpsUrl]
    public string LogoUri { get; init; } = "";

    /// <summary>Contact addresses as URIs, <c>mailto:</c> among them, 1 to 10.</summary>
    [MinLength(1)]
    [MaxLength(10)]
    public IReadOnlyList<string> Contacts { get; init; } = [];

    /// <summary>
    /// Whether a person whom nobody knows here may sign in here as well and say that both are them; otherwise the app is told
    /// <c>access_denied</c>. Default true.
    /// </summary>
    public bool AllowLinking { get; init; } = true;
}
