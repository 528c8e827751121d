namespace FastCluster.Contracts.Authorization;

/// <summary>What a person answered on the consent page.</summary>
[GenerateSerializer, Immutable, Alias("fc.AuthorizationDecisionMessage")]
public sealed record AuthorizationDecisionMessage
{
    /// <summary>The request, with the person.</summary>
    [Id(0)]
    public required AuthorizationRequestMessage Request { get; init; }

    /// <summary>The ticket of the page.</summary>
    [Id(1)]
    public required string Ticket { get; init; }

    /// <summary>Whether the person allowed it.</summary>
    [Id(2)]
    public required bool IsAllowed { get; init; }

    /// <summary>Whether the answer is to be remembered.</summary>
    [Id(3)]
    public required bool IsRemembered { get; init; }

    /// <summary>Never shows what it holds.</summary>
    public override string ToString() => $"{nameof(AuthorizationDecisionMessage)} {Request?.CorrelationId}";
}
