using FastCluster.Contracts.Tokens;

namespace FastCluster.Contracts.Revocations;

/// <summary>A request for the revocation feed as the edge parsed it, without what is only for reading.</summary>
/// <param name="ServerId">Authorization server, from routing.</param>
/// <param name="Credential">Proof of the resource server.</param>
/// <param name="ClientId"><c>client_id</c> parameter, or null.</param>
/// <param name="Source">Address of the sender.</param>
/// <param name="CorrelationId">Correlates log, decision and answer.</param>
[GenerateSerializer, Immutable, Alias("fc.RevocationFeedRequestMessage")]
public sealed record RevocationFeedRequestMessage(
    [property: Id(0)] string ServerId,
    [property: Id(1)] CallerCredential Credential,
    [property: Id(2)] string? ClientId,
    [property: Id(3)] string Source,
    [property: Id(4)] string CorrelationId
)
{
    /// <summary>Names the request, never what it holds.</summary>
    public override string ToString() => $"{nameof(RevocationFeedRequestMessage)} {CorrelationId}";
}
