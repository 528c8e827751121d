using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Serialization;
using FastCluster.Contracts.Trust;

namespace FastCluster.Api.Admin;

/// <summary>A trust anchor as operators see it.</summary>
internal sealed record AnchorView
{
    /// <summary>SHA-256 of the certificate, base64url.</summary>
    [JsonPropertyName("thumbprint")]
    public required string Thumbprint { get; init; }

    /// <summary>Subject of the certificate.</summary>
    [JsonPropertyName("subject")]
    public required string Subject { get; init; }

    /// <summary>Unix seconds at which it expires.</summary>
    [JsonPropertyName("not_after")]
    public required long NotAfter { get; init; }

    /// <summary>False once retired.</summary>
    [JsonPropertyName("enabled")]
    public required bool IsEnabled { get; init; }

    /// <summary>Communities that it anchors.</summary>
    [JsonPropertyName("communities")]
    public required string[] Communities { get; init; }

    /// <summary>How many intermediates were learned from proven paths.</summary>
    [JsonPropertyName("intermediates")]
    public required int Intermediates { get; init; }

    /// <summary>The view of a snapshot.</summary>
    /// <param name="anchor">The snapshot.</param>
    public static AnchorView Of(AnchorSnapshot anchor)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(anchor.Der);
        return new()
        {
            Thumbprint = anchor.Thumbprint,
            Subject = certificate.Subject,
            NotAfter = new DateTimeOffset(certificate.NotAfter.ToUniversalTime()).ToUnixTimeSeconds(),
            IsEnabled = anchor.IsEnabled,
            Communities = anchor.Communities,
            Intermediates = anchor.Intermediates.Length,
        };
    }
}
