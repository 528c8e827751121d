namespace FastCluster.Udap.Certificates;

/// <summary>Object identifiers of RFC 5280 that this project reads.</summary>
internal static class X509Oids
{
    internal const string KeyUsage = "2.5.29.15";
    internal const string SubjectAlternativeName = "2.5.29.17";
    internal const string BasicConstraints = "2.5.29.19";
    internal const string CrlNumber = "2.5.29.20";
    internal const string CrlReason = "2.5.29.21";
    internal const string InvalidityDate = "2.5.29.24";
    internal const string IssuingDistributionPoint = "2.5.29.28";
    internal const string NameConstraints = "2.5.29.30";
    internal const string CrlDistributionPoints = "2.5.29.31";
    internal const string CertificatePolicies = "2.5.29.32";
    internal const string AnyPolicy = "2.5.29.32.0";
    internal const string PolicyMappings = "2.5.29.33";
    internal const string PolicyConstraints = "2.5.29.36";
    internal const string ExtendedKeyUsage = "2.5.29.37";
    internal const string InhibitAnyPolicy = "2.5.29.54";
    internal const string SubjectKeyIdentifier = "2.5.29.14";
    internal const string AuthorityKeyIdentifier = "2.5.29.35";
    internal const string OrganizationName = "2.5.4.10";
    internal const string CountryName = "2.5.4.6";
    internal const string CommonName = "2.5.4.3";
    internal const string EmailAddress = "1.2.840.113549.1.9.1";
}
