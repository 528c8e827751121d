namespace FastCluster.Contracts.Authorization;

/// <summary>What a sign-in said of a person beyond who they are; each text has at most 256 characters. It is never stored.</summary>
/// <param name="Name">Full name, or null.</param>
/// <param name="Email">E-mail address, or null.</param>
/// <param name="IsEmailVerified">Whether somebody made sure of that address; null where it is not known.</param>
/// <param name="FhirUser">URL of the FHIR resource that stands for the person, or null.</param>
[GenerateSerializer, Immutable, Alias("fc.PersonDetails")]
public sealed record PersonDetails(
    [property: Id(0)] string? Name,
    [property: Id(1)] string? Email,
    [property: Id(2)] bool? IsEmailVerified,
    [property: Id(3)] string? FhirUser
)
{
    /// <summary>Never shows who it is.</summary>
    public override string ToString() => nameof(PersonDetails);
}
