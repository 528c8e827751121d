namespace FastCluster.Udap.Certificates;

/// <summary>The uses of a key that this project asks for; the numbers are the named bits of RFC 5280 section 4.2.1.3.</summary>
[Flags]
internal enum KeyUsages
{
    None = 0,
    DigitalSignature = 1 << 0,
    KeyCertSign = 1 << 5,
    CrlSign = 1 << 6,
}
