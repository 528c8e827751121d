using System.Text.Json.Serialization;

namespace FastCluster.Api.Admin;

/// <summary>Body of <c>POST revocations</c>, <c>trust-revocations</c> and <c>trust-reinstatements</c>.</summary>
internal sealed record RevocationCommand
{
    /// <summary>One of <c>token family client certificate ca anchor community</c>.</summary>
    [JsonPropertyName("scope")]
    public required string Scope { get; init; }

    /// <summary>Name of what is revoked, in the form of the scope; 1 to 2048 characters.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }
}
