using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>Looks of the pages that people see.</summary>
public sealed record PagesOptions
{
    /// <summary>Name of the operator as people know it, 1 to 100 characters. Default: the host of the issuer.</summary>
    [StringLength(100, MinimumLength = 1)]
    public string? DisplayName { get; init; }

    /// <summary>Style sheet that comes after the built-in one, at most 256 KiB. Default none.</summary>
    [FileSetting]
    public string? StyleSheetFile { get; init; }

    /// <summary>Logo of the operator: <c>.png</c>, <c>.jpg</c>, <c>.webp</c> or <c>.svg</c>, at most 256 KiB. Default none.</summary>
    [FileSetting]
    public string? LogoFile { get; init; }

    /// <summary>
    /// Language of the pages where neither app nor browser asks for one that there is: <c>en</c>, <c>es</c> or <c>de</c>. Default
    /// <c>en</c>.
    /// </summary>
    [AllowedValues("en", "es", "de")]
    public string DefaultLanguage { get; init; } = "en";
}
