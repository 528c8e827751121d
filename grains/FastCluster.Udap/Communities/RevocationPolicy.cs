namespace FastCluster.Udap.Communities;

/// <summary>What a community does when revocation cannot be told for certain. Default: fail closed. X509-06.</summary>
public sealed record RevocationPolicy
{
    /// <summary>
    /// Whether a certificate that names no CRL is accepted without a revocation check. Default no. X509-06.
    /// </summary>
    public bool AcceptWithoutDistributionPoint { get; init; }

    /// <summary>
    /// Whether a certificate is accepted while no usable CRL is at hand: never fetched, or past <c>nextUpdate</c> and
    /// grace. A certificate on the newest known CRL stays refused. Default no. X509-06.
    /// </summary>
    public bool AcceptUnknownStatus { get; init; }

    /// <summary>
    /// How long a CRL is used after its <c>nextUpdate</c>. 0 to 30 days, default 0. X509-06.
    /// </summary>
    public TimeSpan CrlGrace { get; init; } = TimeSpan.Zero;
}
