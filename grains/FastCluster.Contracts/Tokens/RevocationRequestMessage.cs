namespace FastCluster.Contracts.Tokens;

/// <summary>A token revocation request (RFC 7009) as the edge parsed it; the type hint is ignored (REV-06).</summary>
/// <param name="ServerId">Authorization server, from routing.</param>
/// <param name="Token">The token, at most 64 KiB.</param>
/// <param name="ClientAssertion">Compact JWS of the client.</param>
/// <param name="ClientId"><c>client_id</c> parameter, or null.</param>
/// <param name="Udap"><c>udap</c>, or null.</param>
/// <param name="Source">Address of the sender.</param>
/// <param name="CorrelationId">Correlates log, decision and answer.</param>
[GenerateSerializer, Immutable, Alias("fc.RevocationRequestMessage")]
public sealed record RevocationRequestMessage(
    [property: Id(0)] string ServerId,
    [property: Id(1)] string Token,
    [property: Id(2)] string ClientAssertion,
    [property: Id(3)] string? ClientId,
    [property: Id(4)] string? Udap,
    [property: Id(5)] string Source,
    [property: Id(6)] string CorrelationId
)
{
    /// <summary>Names the request, never what it holds.</summary>
    public override string ToString() => $"{nameof(RevocationRequestMessage)} {CorrelationId}";
}
