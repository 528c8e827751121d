using System.ComponentModel.DataAnnotations;

namespace FastCluster.Api.Admin;

/// <summary>A public key of an operator: P-256 for ES256, RSA of at least 2048 bits for RS256.</summary>
public sealed class OperatorKey
{
    /// <summary>Name in decisions and log, 1 to 64 characters; also the <c>iss</c> of the operator's tokens.</summary>
    [Required, StringLength(64, MinimumLength = 1)]
    public string Name { get; set; } = string.Empty;

    /// <summary><c>kid</c> of the operator's tokens, 1 to 64 characters, unique.</summary>
    [Required, StringLength(64, MinimumLength = 1)]
    public string KeyId { get; set; } = string.Empty;

    /// <summary>SubjectPublicKeyInfo as PEM.</summary>
    [Required, StringLength(8192, MinimumLength = 1)]
    public string PublicKeyPem { get; set; } = string.Empty;

    /// <summary>What the operator may do. Default read.</summary>
    [EnumDataType(typeof(OperatorRole))]
    public OperatorRole Role { get; set; } = OperatorRole.Read;
}
