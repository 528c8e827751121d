using FastCluster.Contracts.Authorization;

namespace FastCluster.Contracts.Upstream;

/// <summary>What a person answered when asked whether the account of an identity provider is theirs.</summary>
[GenerateSerializer, Immutable, Alias("fc.UpstreamLinkMessage")]
public sealed record UpstreamLinkMessage
{
    /// <summary>The authorization request, with the local person who signed in here for it.</summary>
    [Id(0)]
    public required AuthorizationRequestMessage Request { get; init; }

    /// <summary>The sealed link that this browser holds, of any text.</summary>
    [Id(1)]
    public required string Link { get; init; }

    /// <summary>Whether the person says that it is theirs.</summary>
    [Id(2)]
    public required bool IsAllowed { get; init; }

    /// <summary>Names the request, never what it holds.</summary>
    public override string ToString() => $"{nameof(UpstreamLinkMessage)} {Request.CorrelationId}";
}
