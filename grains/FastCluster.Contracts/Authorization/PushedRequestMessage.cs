namespace FastCluster.Contracts.Authorization;

/// <summary>An authorization request that a client pushes ahead of the browser (RFC 9126, CONS-24).</summary>
[GenerateSerializer, Immutable, Alias("fc.PushedRequestMessage")]
public sealed record PushedRequestMessage
{
    /// <summary>The request; nobody is signed in.</summary>
    [Id(0)]
    public required AuthorizationRequestMessage Request { get; init; }

    /// <summary><c>client_assertion</c> in UTF-8, a compact JWS of at most 64 KiB.</summary>
    [Id(1)]
    public required byte[] ClientAssertion { get; init; }

    /// <summary><c>client_id</c>, or null.</summary>
    [Id(2)]
    public string? ClientId { get; init; }

    /// <summary><c>udap</c>, or null (TOK-04).</summary>
    [Id(3)]
    public string? Udap { get; init; }

    /// <summary>Names the request, never what it holds.</summary>
    public override string ToString() => $"{nameof(PushedRequestMessage)} {Request?.CorrelationId}";
}
