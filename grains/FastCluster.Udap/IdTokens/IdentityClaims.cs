using System.Text.Json;
using System.Text.Json.Serialization;

namespace FastCluster.Udap.IdTokens;

/// <summary>
/// What is said of a person beyond their identifier. It stands in no row: it travels in what is sealed, and prints nothing.
/// OpenID Connect Core section 5.1, SMART App Launch 2 section "Scopes for requesting identity data". TIER-34, B2BU-08.
/// </summary>
public sealed record IdentityClaims
{
    /// <summary>Longest text of a claim, in characters; a longer one is left out.</summary>
    public const int MaximumLength = 256;

    /// <summary><c>name</c>: the full name as the person wants it shown, or null. Scope <c>profile</c>.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary><c>email</c>, or null. Scope <c>email</c>.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; init; }

    /// <summary><c>email_verified</c>; null where it is not known. Scope <c>email</c>.</summary>
    [JsonPropertyName("email_verified")]
    public bool? IsEmailVerified { get; init; }

    /// <summary><c>fhirUser</c>: URL of the FHIR resource that stands for the person, or null. Scope <c>fhirUser</c>.</summary>
    [JsonPropertyName("fhirUser")]
    public string? FhirUser { get; init; }

    /// <summary>Whether nothing is said.</summary>
    [JsonIgnore]
    public bool IsEmpty => Name is null && Email is null && FhirUser is null;

    /// <summary>What of it scopes allow to say.</summary>
    /// <param name="scope">Granted scopes, separated by blanks.</param>
    /// <returns>Null when that is nothing.</returns>
    public IdentityClaims? Within(string scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var granted = scope.Split(' ');
        var saysEmail = granted.Contains("email", StringComparer.Ordinal) && Bounded(Email) is not null;
        var claims = new IdentityClaims
        {
            Name = granted.Contains("profile", StringComparer.Ordinal) ? Bounded(Name) : null,
            Email = saysEmail ? Email : null,
            IsEmailVerified = saysEmail ? IsEmailVerified : null,
            FhirUser = granted.Contains("fhirUser", StringComparer.Ordinal) ? Bounded(FhirUser) : null,
        };
        return claims.IsEmpty ? null : claims;
    }

    /// <summary>Writes the claims as members of an object that was begun.</summary>
    /// <param name="writer">Writes them.</param>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        WriteOptional(writer, "name"u8, Name);
        WriteOptional(writer, "email"u8, Email);
        if (Email is not null && IsEmailVerified is { } isVerified)
        {
            writer.WriteBoolean("email_verified"u8, isVerified);
        }

        WriteOptional(writer, "fhirUser"u8, FhirUser);
    }

    /// <summary>Never shows who it is.</summary>
    public override string ToString() => nameof(IdentityClaims);

    private static string? Bounded(string? text) => text is { Length: > 0 and <= MaximumLength } ? text : null;

    private static void WriteOptional(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
