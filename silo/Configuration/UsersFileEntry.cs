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

    /// <summary>Never shows who it is.</summary>
    public override string ToString() => nameof(UsersFileEntry);
}
