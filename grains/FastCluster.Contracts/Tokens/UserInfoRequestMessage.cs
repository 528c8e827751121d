namespace FastCluster.Contracts.Tokens;

/// <summary>A UserInfo request (OpenID Connect Core section 5.3) as the edge parsed it.</summary>
/// <param name="ServerId">Authorization server, from routing.</param>
/// <param name="Token">The bearer token, any text of at most 64 KiB.</param>
/// <param name="Source">Address of the sender.</param>
/// <param name="CorrelationId">Correlates log, decision and answer.</param>
[GenerateSerializer, Immutable, Alias("fc.UserInfoRequestMessage")]
public sealed record UserInfoRequestMessage(
    [property: Id(0)] string ServerId,
    [property: Id(1)] string Token,
    [property: Id(2)] string Source,
    [property: Id(3)] string CorrelationId
)
{
    /// <summary>Names the request, never what it holds.</summary>
    public override string ToString() => $"{nameof(UserInfoRequestMessage)} {CorrelationId}";
}
