namespace FastCluster.Contracts.Trust;

/// <summary>A trust anchor as its actor holds it.</summary>
/// <param name="Thumbprint">SHA-256 of the certificate, base64url.</param>
/// <param name="Der">The certificate.</param>
/// <param name="IsEnabled">False once retired.</param>
/// <param name="Communities">URIs of the communities it anchors.</param>
/// <param name="Intermediates">Intermediates learned from proven paths, DER, at most 64.</param>
[GenerateSerializer, Immutable, Alias("fc.AnchorSnapshot")]
public sealed record AnchorSnapshot(
    [property: Id(0)] string Thumbprint,
    [property: Id(1)] byte[] Der,
    [property: Id(2)] bool IsEnabled,
    [property: Id(3)] string[] Communities,
    [property: Id(4)] byte[][] Intermediates
);
