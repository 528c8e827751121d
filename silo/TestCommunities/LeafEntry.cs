using System.Text.Json.Serialization;

namespace FastCluster.Silo.TestCommunities;

/// <summary>A client certificate as the index keeps it. Files count from the folder of the index.</summary>
internal sealed record LeafEntry
{
    /// <summary>Name of its files.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Its kind.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>What is right or wrong with it.</summary>
    [JsonPropertyName("meaning")]
    public required string Meaning { get; init; }

    /// <summary>Name of the authority that issued it.</summary>
    [JsonPropertyName("issuer")]
    public required string Issuer { get; init; }

    /// <summary><c>iss</c> and <c>sub</c> of the software statement to try.</summary>
    [JsonPropertyName("client_uri")]
    public required string ClientUri { get; init; }

    /// <summary>PEM chain, leaf first, root left out.</summary>
    [JsonPropertyName("certificate")]
    public required string Certificate { get; init; }

    /// <summary>PEM private key.</summary>
    [JsonPropertyName("key")]
    public required string Key { get; init; }

    /// <summary>Expected status of its first registration: 201 or 400.</summary>
    [JsonPropertyName("expected_status")]
    public required int ExpectedStatus { get; init; }

    /// <summary>Expected <c>error</c>; absent when it must be accepted.</summary>
    [JsonPropertyName("expected_error")]
    public string? ExpectedError { get; init; }
}
