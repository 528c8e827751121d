namespace FastCluster.Udap.Tests.Certificates;

/// <summary>Cases of PKITS on which this project answers otherwise, each with its reason.</summary>
internal static class PkitsDisagreements
{
    private const string OtherCrlKey =
        "The CRL is signed with another key than the one that issued the certificate; certificates are named by the key of their issuer, so such a CRL proves nothing here. Fails closed.";

    private const string IndirectCrl = "Indirect CRLs are not supported: the status stays unknown. Fails closed.";

    private const string DirectoryPoint =
        "The distribution point is a directory name; CRLs are fetched by http(s) URL only, so the status stays unknown. Fails closed.";

    private const string SomeReasons =
        "CRLs for some reasons only are not supported: the status stays unknown. Fails closed.";

    private const string Dsa = "DSA is not supported: X509-17 names RSA and ECDSA.";

    private const string DeltaCrl =
        "Delta CRLs are optional for a relying party (RFC 5280 section 5.2.4); the complete CRL, still current, decides.";

    internal static IReadOnlyDictionary<string, string> Argued { get; } =
        new Dictionary<string, string>
        {
            ["pkits::4.4::Section4ValidSeparateCertificateandCRLKeysTest19"] = OtherCrlKey,
            ["pkits::4.5::Section5ValidBasicSelfIssuedCRLSigningKeyTest6"] = OtherCrlKey,
            ["pkits::4.5::Section5ValidBasicSelfIssuedNewWithOldTest3"] = OtherCrlKey,
            ["pkits::4.5::Section5ValidBasicSelfIssuedNewWithOldTest4"] = OtherCrlKey,
            ["pkits::4.5::Section5ValidBasicSelfIssuedOldWithNewTest1"] = OtherCrlKey,
            ["pkits::4.6::Section6ValidSelfIssuedpathLenConstraintTest15"] = OtherCrlKey,
            ["pkits::4.6::Section6ValidSelfIssuedpathLenConstraintTest17"] = OtherCrlKey,
            ["pkits::4.9::Section9ValidSelfIssuedrequireExplicitPolicyTest6"] = OtherCrlKey,
            ["pkits::4.11::Section11ValidSelfIssuedinhibitPolicyMappingTest7"] = OtherCrlKey,
            ["pkits::4.12::Section12ValidSelfIssuedinhibitAnyPolicyTest7"] = OtherCrlKey,
            ["pkits::4.12::Section12ValidSelfIssuedinhibitAnyPolicyTest9"] = OtherCrlKey,
            ["pkits::4.13::Section13ValidSelfIssuedDNnameConstraintsTest19"] = OtherCrlKey,
            ["pkits::4.14::Section14ValidIDPwithindirectCRLTest22"] = IndirectCrl,
            ["pkits::4.14::Section14ValidIDPwithindirectCRLTest24"] = IndirectCrl,
            ["pkits::4.14::Section14ValidIDPwithindirectCRLTest25"] = IndirectCrl,
            ["pkits::4.14::Section14ValidcRLIssuerTest28"] = IndirectCrl,
            ["pkits::4.14::Section14ValidcRLIssuerTest29"] = IndirectCrl,
            ["pkits::4.14::Section14ValidcRLIssuerTest30"] = IndirectCrl,
            ["pkits::4.14::Section14ValidcRLIssuerTest33"] = IndirectCrl,
            ["pkits::4.14::Section14ValiddistributionPointTest1"] = DirectoryPoint,
            ["pkits::4.14::Section14ValiddistributionPointTest4"] = DirectoryPoint,
            ["pkits::4.14::Section14ValiddistributionPointTest5"] = DirectoryPoint,
            ["pkits::4.14::Section14ValiddistributionPointTest7"] = DirectoryPoint,
            ["pkits::4.14::Section14ValidonlySomeReasonsTest18"] = SomeReasons,
            ["pkits::4.14::Section14ValidonlySomeReasonsTest19"] = SomeReasons,
            ["pkits::4.1::Section1ValidDSASignaturesTest4"] = Dsa,
            ["pkits::4.1::Section1ValidDSAParameterInheritanceTest5"] = Dsa,
            ["pkits::4.15::Section15InvaliddeltaCRLTest4"] = DeltaCrl,
            ["pkits::4.15::Section15ValiddeltaCRLTest5"] = DeltaCrl,
        };
}
