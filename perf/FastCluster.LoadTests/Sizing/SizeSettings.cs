namespace FastCluster.LoadTests.Sizing;

/// <summary>The traffic to carry, and the nodes to carry it. What is not measured is an assumption and is printed as one.</summary>
/// <param name="Transactions">FHIR transactions a second at all resource servers.</param>
/// <param name="Lifetime">Lifetime of an access token.</param>
/// <param name="SessionRate">Transactions a second of one client at one resource server while it is active.</param>
/// <param name="IntrospectedShare">Share of transactions whose token is introspected, 0 to 1; the rest is verified locally.</param>
/// <param name="CoresPerNode">Cores of a node.</param>
/// <param name="Utilisation">Share of the cores that is used in the busiest second, above 0 to 1.</param>
/// <param name="Spare">Nodes that may be lost.</param>
internal sealed record SizeSettings(
    double Transactions,
    TimeSpan Lifetime,
    double SessionRate,
    double IntrospectedShare,
    double CoresPerNode,
    double Utilisation,
    int Spare
);
