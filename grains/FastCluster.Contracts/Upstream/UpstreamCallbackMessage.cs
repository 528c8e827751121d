using FastCluster.Contracts.Authorization;

namespace FastCluster.Contracts.Upstream;

/// <summary>What a browser brings back from an identity provider, not yet judged.</summary>
[GenerateSerializer, Immutable, Alias("fc.UpstreamCallbackMessage")]
public sealed record UpstreamCallbackMessage
{
    /// <summary>Authorization server, from routing.</summary>
    [Id(0)]
    public required string ServerId { get; init; }

    /// <summary>Parameters in their order, decoded once; names may repeat. At most 64.</summary>
    [Id(1)]
    public required AuthorizationParameter[] Parameters { get; init; }

    /// <summary>The sealed transactions that this browser holds, of any text; at most 10.</summary>
    [Id(2)]
    public required string[] Transactions { get; init; }

    /// <summary>Address of the sender, for the decision stream.</summary>
    [Id(3)]
    public required string Source { get; init; }

    /// <summary>Correlates log, decision and answer.</summary>
    [Id(4)]
    public required string CorrelationId { get; init; }

    /// <summary>Last part of the address at which it arrived, any text; each identity provider was told another one.</summary>
    [Id(5)]
    public required string Place { get; init; }

    /// <summary>Names the request, never what it holds.</summary>
    public override string ToString() => $"{nameof(UpstreamCallbackMessage)} {CorrelationId}";
}
