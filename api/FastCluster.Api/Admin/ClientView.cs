using System.Text.Json.Serialization;
using FastCluster.Contracts.Clients;

namespace FastCluster.Api.Admin;

/// <summary>A client as operators see it.</summary>
internal sealed record ClientView
{
    /// <summary>Current client id, or the last one of a cancelled client.</summary>
    [JsonPropertyName("client_id")]
    public required string ClientId { get; init; }

    /// <summary>Community URI.</summary>
    [JsonPropertyName("community")]
    public required string Community { get; init; }

    /// <summary>Issuer URI the client is bound to.</summary>
    [JsonPropertyName("issuer")]
    public required string Issuer { get; init; }

    /// <summary>Name of the status.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>Generation, from 1.</summary>
    [JsonPropertyName("generation")]
    public required uint Generation { get; init; }

    /// <summary>Version of the record; its entity tag.</summary>
    [JsonPropertyName("version")]
    public required long Version { get; init; }

    /// <summary>Granted scope.</summary>
    [JsonPropertyName("scope")]
    public required string Scope { get; init; }

    /// <summary>Registered grant types.</summary>
    [JsonPropertyName("grant_types")]
    public required string[] GrantTypes { get; init; }

    /// <summary>SHA-256 of its certificates, base64url, newest first.</summary>
    [JsonPropertyName("certificates")]
    public required string[] Certificates { get; init; }

    /// <summary>Names under which they are revoked (scope <c>certificate</c>), 22 characters each, in the same order.</summary>
    [JsonPropertyName("certificate_names")]
    public required string[] CertificateNames { get; init; }

    /// <summary>Names under which the CA certificates of their paths are revoked (scope <c>ca</c>), each once.</summary>
    [JsonPropertyName("ca_names")]
    public required string[] CaNames { get; init; }

    /// <summary>Unix seconds of the registration.</summary>
    [JsonPropertyName("issued_at")]
    public required long IssuedAt { get; init; }

    /// <summary>The view of a snapshot.</summary>
    /// <param name="client">The snapshot.</param>
    public static ClientView Of(ClientSnapshot client) =>
        new()
        {
            ClientId = client.ClientId,
            Community = client.Community,
            Issuer = client.Issuer,
            Status = client.Status.ToString(),
            Generation = client.Generation,
            Version = client.Version,
            Scope = client.Registration.Scope,
            GrantTypes = client.Registration.GrantTypes,
            Certificates = [.. client.Certificates.Select(certificate => certificate.Thumbprint)],
            CertificateNames = [.. client.Certificates.Select(certificate => certificate.Name)],
            CaNames =
            [
                .. client.Certificates.SelectMany(certificate => certificate.CaNames).Distinct(StringComparer.Ordinal),
            ],
            IssuedAt = client.IssuedAt,
        };
}
