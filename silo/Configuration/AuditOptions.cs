using System.ComponentModel.DataAnnotations;

namespace FastCluster.Silo.Configuration;

/// <summary>The stream of decisions: an append file in the data folder.</summary>
public sealed record AuditOptions
{
    /// <summary>Folder inside the data folder: letters, digits, hyphen, underscore. Default <c>audit</c>.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9_-]{1,64}$")]
    public string Folder { get; init; } = "audit";
}
