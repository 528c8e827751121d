using FastCluster.Udap.Tests.Certificates;

namespace FastCluster.Udap.Tests.SecondOpinion;

/// <summary>
/// Where BouncyCastle answers otherwise than this project, each with its reason. But for one it is the laxer one.
/// </summary>
internal static class OpinionDifferences
{
    private const string Comparisons = "More than 50,000 name comparisons: ours is bounded and refuses.";
    private const string Wildcard = "A wildcard that reaches into an excluded domain is refused here.";
    private const string LeafConstraints = "Name constraints in a leaf: section 4.2.1.10 forbids them, ours refuses.";
    private const string LeafUsage = "Key usage of a leaf without digitalSignature: X509-18.";
    private const string LeafMayIssue = "keyCertSign of a leaf that is no authority: section 4.2.1.9 forbids it.";

    private static readonly string[] AlikeInPkits =
    [
        "pkits::4.4::Section4ValidSeparateCertificateandCRLKeysTest19",
        "pkits::4.5::Section5ValidBasicSelfIssuedCRLSigningKeyTest6",
        "pkits::4.5::Section5ValidBasicSelfIssuedNewWithOldTest4",
        "pkits::4.14::Section14ValidIDPwithindirectCRLTest24",
        "pkits::4.14::Section14ValidIDPwithindirectCRLTest25",
        "pkits::4.14::Section14ValidcRLIssuerTest28",
        "pkits::4.14::Section14ValidcRLIssuerTest29",
        "pkits::4.14::Section14ValidcRLIssuerTest30",
        "pkits::4.14::Section14ValidcRLIssuerTest33",
        "pkits::4.15::Section15InvaliddeltaCRLTest4",
        "pkits::4.15::Section15ValiddeltaCRLTest5",
    ];

    /// <summary>What we answer otherwise than the suite, less what BouncyCastle answers as we do.</summary>
    internal static IReadOnlyDictionary<string, string> OfPkits { get; } =
        PkitsDisagreements
            .Argued.Where(argued => !AlikeInPkits.Contains(argued.Key, StringComparer.Ordinal))
            .ToDictionary(StringComparer.Ordinal);

    internal static IReadOnlyDictionary<string, string> OfLimbo { get; } =
        new Dictionary<string, string>
        {
            ["crl::crlnumber-missing"] = "A CRL without number cannot be told from an older one: ours refuses.",
            ["cve::cve-2025-61727"] = Wildcard,
            ["pathlen::validation-ignores-pathlen-in-leaf"] = LeafUsage,
            ["pathological::nc-dos-1"] = Comparisons,
            ["pathological::nc-dos-2"] = Comparisons,
            ["pathological::nc-dos-3"] = Comparisons,
            ["rfc5280::ca-as-leaf"] = LeafUsage,
            ["rfc5280::ca-as-leaf-wrong-san"] = LeafUsage,
            ["rfc5280::eku::ee-eku-empty"] = "An empty list of key purposes is malformed: ours refuses.",
            ["rfc5280::leaf-ku-keycertsign"] = LeafMayIssue,
            ["rfc5280::nc::invalid-dnsname-leading-period"] = "A malformed constraint: ours refuses.",
            ["rfc5280::nc::nc-forbids-dnsname-wildcard-san"] = Wildcard,
            ["rfc5280::nc::not-allowed-in-ee-critical"] = LeafConstraints,
            ["rfc5280::nc::not-allowed-in-ee-noncritical"] = LeafConstraints,
            ["rfc5280::san::noncritical-with-empty-subject"] = "Section 4.2.1.6 wants it critical: ours refuses.",
            ["rfc5280::validity::notafter-fractional"] =
                "Dates have whole seconds: ours is valid to the end of the last one, as the suite expects.",
        };

    /// <summary>Faults of made chains that only this project refuses.</summary>
    internal static IReadOnlyDictionary<ChainFault, string> OfMadeChains { get; } =
        new Dictionary<ChainFault, string>
        {
            [ChainFault.WeakKey] = "RSA below 2048 bits: X509-17, not a rule of RFC 5280.",
            [ChainFault.WeakHash] = "SHA-1: X509-17, not a rule of RFC 5280.",
            [ChainFault.LeafUsage] = LeafUsage,
            [ChainFault.LeafMayIssue] = LeafMayIssue,
        };
}
