namespace FastCluster.Contracts.Tokens;

/// <summary>How the caller of introspection or revocation proves itself: an assertion, or the TLS client certificate.</summary>
/// <param name="ClientAssertion">Compact JWS, or null.</param>
/// <param name="TlsCertificates">TLS client certificate and chain, DER, leaf first; empty when none.</param>
[GenerateSerializer, Immutable, Alias("fc.CallerCredential")]
public sealed record CallerCredential(
    [property: Id(0)] string? ClientAssertion,
    [property: Id(1)] byte[][] TlsCertificates
)
{
    /// <summary>Never shows what it holds.</summary>
    public override string ToString() => nameof(CallerCredential);
}
