using System.Text.Json.Serialization;

namespace FastCluster.Silo.TestCommunities;

/// <summary>An authority as the index keeps it. Files count from the folder of the index.</summary>
internal sealed record AuthorityEntry
{
    /// <summary>Name of the authority.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    [JsonPropertyName("meaning")]
    public required string Meaning { get; init; }

    /// <summary>Whether the community trusts it as an anchor.</summary>
    [JsonPropertyName("is_anchor")]
    public required bool IsAnchor { get; init; }

    /// <summary>Name of its issuer; absent for a root.</summary>
    [JsonPropertyName("issuer")]
    public string? Issuer { get; init; }

    /// <summary>PEM chain, itself first, root left out (a root: itself).</summary>
    [JsonPropertyName("certificate")]
    public required string Certificate { get; init; }

    /// <summary>PEM private key.</summary>
    [JsonPropertyName("key")]
    public required string Key { get; init; }

    /// <summary>Its newest CRL, DER.</summary>
    [JsonPropertyName("crl")]
    public required string Crl { get; init; }

    /// <summary>Where the certificates that it issued say its CRL is.</summary>
    [JsonPropertyName("crl_url")]
    public required string CrlUrl { get; init; }

    /// <summary>Number of its newest CRL, from 1.</summary>
    [JsonPropertyName("crl_number")]
    public required long CrlNumber { get; init; }

    /// <summary>What it revoked.</summary>
    [JsonPropertyName("revoked")]
    public IReadOnlyList<RevokedEntry> Revoked { get; init; } = [];
}
