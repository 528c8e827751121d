namespace FastCluster.Contracts.Authorization;

/// <summary>An authorization request as the edge received it, not yet judged; the same again at each of its steps.</summary>
[GenerateSerializer, Immutable, Alias("fc.AuthorizationRequestMessage")]
public sealed record AuthorizationRequestMessage
{
    /// <summary>Authorization server, from routing.</summary>
    [Id(0)]
    public required string ServerId { get; init; }

    /// <summary>Parameters in their order, decoded once; names may repeat (CONS-17). At most 64.</summary>
    [Id(1)]
    public required AuthorizationParameter[] Parameters { get; init; }

    /// <summary>Who is signed in at this browser, or null.</summary>
    [Id(2)]
    public SignedInPerson? Person { get; init; }

    /// <summary>Address of the sender, for the decision stream.</summary>
    [Id(3)]
    public required string Source { get; init; }

    /// <summary>Correlates log, decision and answer.</summary>
    [Id(4)]
    public required string CorrelationId { get; init; }

    /// <summary>Names the request, never what it holds.</summary>
    public override string ToString() => $"{nameof(AuthorizationRequestMessage)} {CorrelationId}";
}
