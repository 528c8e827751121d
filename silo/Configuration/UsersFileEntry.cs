using System.Text.Json.Serialization;

namespace FastCluster.Silo.Configuration;

/// <summary>One person of the development user store, as the file spells it.</summary>
internal sealed record UsersFileEntry
{
    /// <summary>Local person: <c>sub</c> of the tokens.</summary>
    [JsonPropertyName("subject")]
    public required string Subject { get; init; }

    /// <summary>What the person types to sign in.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Hash of the password.</summary>
    [JsonPropertyName("passwordHash")]
    public required string PasswordHash { get; init; }

    /// <summary>Full name, for apps that ask <c>profile</c>; null where there is none.</summary>
    [JsonPropertyName("displayName")]
    public string? DisplayName { get; init; }

    /// <summary>E-mail address, for apps that ask <c>email</c>; null where there is none.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; init; }

    /// <summary>Whether somebody made sure of that address; null where it is not known.</summary>
    [JsonPropertyName("emailVerified")]
    public bool? IsEmailVerified { get; init; }

    /// <summary>URL of the FHIR resource that stands for the person, for apps that ask <c>fhirUser</c>; null where there is none.</summary>
    [JsonPropertyName("fhirUser")]
    public string? FhirUser { get; init; }

    /// <summary>Never shows who it is.</summary>
    public override string ToString() => nameof(UsersFileEntry);
}
