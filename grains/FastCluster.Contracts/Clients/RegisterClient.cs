namespace FastCluster.Contracts.Clients;

/// <summary>A registration that passed every rule, to be carried out by the client's actor.</summary>
/// <param name="Community">Community URI.</param>
/// <param name="Issuer">Issuer URI; with the community the identity of the client.</param>
/// <param name="Registration">What is registered, or null for a cancellation (MOD-10).</param>
/// <param name="Certificate">Facts of the leaf that signed the statement (X509-11).</param>
[GenerateSerializer, Immutable, Alias("fc.RegisterClient")]
public sealed record RegisterClient(
    [property: Id(0)] string Community,
    [property: Id(1)] string Issuer,
    [property: Id(2)] ClientRegistration? Registration,
    [property: Id(3)] ClientCertificate Certificate
)
{
    /// <summary>Digest of the statement's <c>iss</c> and <c>jti</c>; 0 where no statement stands behind it.</summary>
    [Id(4)]
    public UInt128 Statement { get; init; }
}
