namespace FastCluster.Udap.Communities;

/// <summary>What a community demands of a registration beyond the rules that apply everywhere.</summary>
public sealed record RegistrationPolicy
{
    /// <summary>
    /// Where the issuer URI must name its exchange purpose. Default nowhere; in TEFCA a path segment or the fragment.
    /// TEF-06.
    /// </summary>
    public IssuerPurposePlace IssuerPurpose { get; init; } = IssuerPurposePlace.None;

    /// <summary>
    /// Whether the host of each redirect URI must equal the host of the issuer URI. No source asks for it. Default no.
    /// </summary>
    public bool RedirectHostMustMatchIssuer { get; init; }
}
