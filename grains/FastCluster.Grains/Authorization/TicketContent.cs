using System.Text.Json.Serialization;

namespace FastCluster.Grains.Authorization;

/// <summary>What a consent form proves: the server put this question before this person (CONS-13).</summary>
/// <param name="Id">Counts once.</param>
/// <param name="Subject">The person who was asked.</param>
/// <param name="Request">Digest of the request.</param>
/// <param name="Scope">The scopes that were shown.</param>
/// <param name="IssuedAt">When, unix seconds.</param>
/// <param name="ExpiresAt">Until when it can be answered, unix seconds.</param>
internal sealed record TicketContent(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("sub")] string Subject,
    [property: JsonPropertyName("req")] string Request,
    [property: JsonPropertyName("scope")] string Scope,
    [property: JsonPropertyName("iat")] long IssuedAt,
    [property: JsonPropertyName("exp")] long ExpiresAt
)
{
    /// <summary>Purpose of the seal.</summary>
    public const string Purpose = "ticket";

    /// <summary>Never shows the person.</summary>
    public override string ToString() => nameof(TicketContent);
}
