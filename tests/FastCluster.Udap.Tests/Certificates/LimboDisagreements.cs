namespace FastCluster.Udap.Tests.Certificates;

/// <summary>Cases of x509-limbo on which this project answers otherwise, each with its reason.</summary>
internal static class LimboDisagreements
{
    private const string OwnDepth = "The case asks for a smaller maximum depth; ours is fixed at 10 certificates.";

    private const string LeafUsage =
        "The leaf is an authority whose key usage lacks digitalSignature, which X509-18 asks of every leaf.";

    private const string KeyIdentifiers =
        "Key identifiers are hints for building a path; RFC 5280 section 6.1 does not judge them.";

    private const string AnyPurpose = "The case asks for the purpose of a web server; X509-18 asks for none.";

    private const string Criticality =
        "The authority ought to have marked it critical; it is applied in full either way (section 4.2 binds authorities).";

    private const string DnsNames =
        "DNS names are no identity (X509-07); their form matters only under a constraint on DNS names.";

    internal static IReadOnlyDictionary<string, string> Argued { get; } =
        new Dictionary<string, string>
        {
            ["pathlen::max-chain-depth-0-exhausted"] = OwnDepth,
            ["pathlen::max-chain-depth-1-exhausted"] = OwnDepth,
            ["pathlen::validation-ignores-pathlen-in-leaf"] = LeafUsage,
            ["rfc5280::ca-as-leaf"] = LeafUsage,
            ["rfc5280::aki::intermediate-missing-aki"] = KeyIdentifiers,
            ["rfc5280::aki::leaf-missing-aki"] = KeyIdentifiers,
            ["rfc5280::ski::intermediate-missing-ski"] = KeyIdentifiers,
            ["rfc5280::ski::root-missing-ski"] = KeyIdentifiers,
            ["rfc5280::eku::ee-wrong-eku"] = AnyPurpose,
            ["rfc5280::nc::permitted-dns-match-noncritical"] = Criticality,
            ["rfc5280::root-non-critical-basic-constraints"] = Criticality,
            ["rfc5280::san::ip-in-dns"] = DnsNames,
            ["rfc5280::san::underscore-dns"] = DnsNames,
        };
}
