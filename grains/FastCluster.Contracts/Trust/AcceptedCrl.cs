namespace FastCluster.Contracts.Trust;

/// <summary>A CRL whose signature, issuer and number were accepted.</summary>
/// <param name="Url">Distribution point.</param>
/// <param name="Der">The CRL.</param>
/// <param name="Issuer">Certificate of the CA that signed it, DER.</param>
/// <param name="AcceptedAt">Unix seconds.</param>
[GenerateSerializer, Immutable, Alias("fc.AcceptedCrl")]
public sealed record AcceptedCrl(
    [property: Id(0)] string Url,
    [property: Id(1)] byte[] Der,
    [property: Id(2)] byte[] Issuer,
    [property: Id(3)] long AcceptedAt
);
