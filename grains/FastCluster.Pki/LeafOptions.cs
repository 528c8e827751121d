using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace FastCluster.Pki;

/// <summary>What the certificate of a client, server or certifier says.</summary>
public sealed record LeafOptions : CertificateOptions
{
    /// <summary>URI subject alternative names: the identities of the owner. Default none.</summary>
    public ImmutableArray<string> UriNames { get; init; } = [];

    /// <summary>DNS subject alternative names. Default none.</summary>
    public ImmutableArray<string> DnsNames { get; init; } = [];

    /// <summary>IP address subject alternative names. Default none.</summary>
    public ImmutableArray<IPAddress> IpAddresses { get; init; } = [];

    /// <summary>Electronic mail subject alternative names. Default none.</summary>
    public ImmutableArray<string> EmailNames { get; init; } = [];

    /// <summary>The uses of the key; null leaves the extension out. Default digitalSignature.</summary>
    public override X509KeyUsageFlags? KeyUsage { get; init; } = X509KeyUsageFlags.DigitalSignature;

    /// <summary>Extended key usages, dotted OIDs. Default none, the extension is left out.</summary>
    public ImmutableArray<string> ExtendedKeyUsageOids { get; init; } = [];

    /// <summary>Whether basicConstraints with CA:FALSE is written. Default true.</summary>
    public bool HasBasicConstraints { get; init; } = true;
}
