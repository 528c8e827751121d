namespace FastCluster.Contracts.Tokens;

/// <summary>An introspection request (RFC 7662) as the edge parsed it.</summary>
/// <param name="ServerId">Authorization server, from routing.</param>
/// <param name="Token">The token, at most 64 KiB.</param>
/// <param name="Credential">Proof of the resource server.</param>
/// <param name="ClientId"><c>client_id</c> parameter, or null.</param>
/// <param name="Source">Address of the sender.</param>
/// <param name="CorrelationId">Correlates log, decision and answer.</param>
[GenerateSerializer, Immutable, Alias("fc.IntrospectionRequestMessage")]
public sealed record IntrospectionRequestMessage(
    [property: Id(0)] string ServerId,
    [property: Id(1)] string Token,
    [property: Id(2)] CallerCredential Credential,
    [property: Id(3)] string? ClientId,
    [property: Id(4)] string Source,
    [property: Id(5)] string CorrelationId
)
{
    /// <summary>Names the request, never what it holds.</summary>
    public override string ToString() => $"{nameof(IntrospectionRequestMessage)} {CorrelationId}";
}
