using System.ComponentModel.DataAnnotations;

namespace FastCluster.Api.Admin;

/// <summary>A pinned certificate of an operator.</summary>
public sealed class OperatorCertificate
{
    /// <summary>Name in decisions and log, 1 to 64 characters.</summary>
    [Required, StringLength(64, MinimumLength = 1)]
    public string Name { get; set; } = string.Empty;

    /// <summary>SHA-256 of the certificate, 64 hexadecimal characters.</summary>
    [Required, RegularExpression("^[0-9A-Fa-f]{64}$")]
    public string Thumbprint { get; set; } = string.Empty;

    /// <summary>What the operator may do. Default read.</summary>
    [EnumDataType(typeof(OperatorRole))]
    public OperatorRole Role { get; set; } = OperatorRole.Read;
}
