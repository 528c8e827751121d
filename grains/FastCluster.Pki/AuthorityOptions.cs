using System.Security.Cryptography.X509Certificates;

namespace FastCluster.Pki;

/// <summary>What the certificate of an authority says. Defaults make an authority without limits.</summary>
public sealed record AuthorityOptions : CertificateOptions
{
    /// <summary>How many further authorities may stand below this one, 0 or more. Default: no limit.</summary>
    public int? PathLength { get; init; }

    /// <summary>The names this authority may certify. Default: all.</summary>
    public NameConstraints? NameConstraints { get; init; }

    /// <summary>Whether basicConstraints says CA:TRUE. Default true; false makes an authority that must not be believed.</summary>
    public bool IsAuthority { get; init; } = true;

    /// <summary>The uses of the key; null leaves the extension out. Default keyCertSign and cRLSign.</summary>
    public override X509KeyUsageFlags? KeyUsage { get; init; } =
        X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign;

    /// <summary>After how many further certificates a policy is required, 0 or more. Default: never.</summary>
    public int? RequireExplicitPolicy { get; init; }
}
