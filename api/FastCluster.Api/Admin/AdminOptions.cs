using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Admin;

/// <summary>Who may use the operator's interface. With neither certificates nor keys every request gets 401.</summary>
public sealed class AdminOptions
{
    /// <summary>URL of the interface, exactly as operators name it in <c>aud</c>. Required with <see cref="Keys"/>.</summary>
    [StringLength(2048)]
    public string Audience { get; set; } = string.Empty;

    /// <summary>Pinned TLS client certificates. Default none.</summary>
    [Required, ValidateEnumeratedItems]
    public IList<OperatorCertificate> Certificates { get; init; } = [];

    /// <summary>Keys of operators that sign a token for each request. Default none.</summary>
    [Required, ValidateEnumeratedItems]
    public IList<OperatorKey> Keys { get; init; } = [];
}
