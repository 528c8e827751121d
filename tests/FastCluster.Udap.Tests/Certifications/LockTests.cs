using FastCluster.Testing;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Certifications;
using FastCluster.Udap.Rejections;
using Xunit;
using static FastCluster.Udap.Tests.Certifications.CertificationCase;

namespace FastCluster.Udap.Tests.Certifications;

public sealed class LockTests
{
    // key and thumbprint of RFC 7638 section 3.1
    private const string Rfc7638Key = """
        {"kty":"RSA","alg":"RS256","kid":"2011-04-29","e":"AQAB","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"}
        """;

    private const string Rfc7638Thumbprint = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";

    [Theory]
    [Requirement("CERT-21")]
    [InlineData(Rfc7638Thumbprint, RejectionReason.None)]
    [InlineData("another", RejectionReason.CertificationKeyMismatch)]
    public void Jwks_LocksTheClientsKey(string clientKey, RejectionReason expected)
    {
        var sample = Valid().With("jwks", $"{{\"keys\":[{Rfc7638Key}]}}");
        sample.KeyThumbprint = clientKey;

        Assert.Equal(expected, sample.Reason());
    }

    [Theory]
    [Requirement("CERT-21")]
    [InlineData("jwks", "{\"keys\":[]}")]
    [InlineData("jwks", "[]")]
    [InlineData("jwks", "{\"keys\":[{\"kty\":\"oct\"}]}")]
    [InlineData("jwks_uri", "\"https://a.test/jwks\"")]
    public void Jwks_MalformedOrByReference_IsRejected(string claim, string json) =>
        Assert.Equal(RejectionReason.CertificationKeys, Valid().With(claim, json).Reason());

    [Fact]
    [Requirement("CERT-21")]
    public void Thumbprint_OfACertificatesKey_HasTheFormOfRfc7638() =>
        Assert.Equal(43, JwkThumbprint.Of(TestSigner.P256.SubjectPublicKeyInfo).Length);

    [Theory]
    [Requirement("CERT-22")]
    [InlineData("[\"192.0.2.1\",\"192.0.2.5-192.0.2.9\",\"198.51.100.0/24\",\"2001:db8::/32\"]", RejectionReason.None)]
    [InlineData("[\"host.test\"]", RejectionReason.CertificationAddresses)]
    [InlineData("[\"192.0.2.9-192.0.2.5\"]", RejectionReason.CertificationAddresses)]
    [InlineData("[\"192.0.2.1-2001:db8::1\"]", RejectionReason.CertificationAddresses)]
    [InlineData("[\"198.51.100.0/33\"]", RejectionReason.CertificationAddresses)]
    [InlineData("\"192.0.2.1\"", RejectionReason.CertificationAddresses)]
    public void IpAllowed_HoldsAddressesRangesAndBlocks(string json, RejectionReason expected) =>
        Assert.Equal(expected, Valid().With("ip_allowed", json).Reason());

    [Theory]
    [Requirement("CERT-22")]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.5-192.0.2.9", "192.0.2.9", true)]
    [InlineData("192.0.2.5-192.0.2.9", "192.0.2.10", false)]
    [InlineData("198.51.100.0/24", "198.51.100.255", true)]
    [InlineData("198.51.100.0/24", "198.51.101.0", false)]
    [InlineData("2001:db8::/32", "2001:db8:1::1", true)]
    [InlineData("2001:db8::/32", "192.0.2.1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "unknown", false)]
    public void Address_AgainstAnEntry_IsWithinOrNot(string entry, string source, bool expected) =>
        Assert.Equal(expected, AddressRules.IsAllowed([entry], source));
}
