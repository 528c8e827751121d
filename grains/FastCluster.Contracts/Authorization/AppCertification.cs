namespace FastCluster.Contracts.Authorization;

/// <summary>An accepted certification, in the words of whoever certified.</summary>
/// <param name="Name"><c>certification_name</c>.</param>
/// <param name="Uris"><c>certification_uris</c>.</param>
/// <param name="Issuer">Who certified, in their own words: <c>certification_issuer</c>, else <c>iss</c>.</param>
/// <param name="IsSelfAsserted">Whether the app certified itself.</param>
/// <param name="Description"><c>certification_description</c>, or null.</param>
[GenerateSerializer, Immutable, Alias("fc.AppCertification")]
public sealed record AppCertification(
    [property: Id(0)] string Name,
    [property: Id(1)] string[] Uris,
    [property: Id(2)] string Issuer,
    [property: Id(3)] bool IsSelfAsserted,
    [property: Id(4)] string? Description
)
{
    /// <summary><c>iss</c>, which the certificate of whoever certified names; null from a node that does not tell it.</summary>
    [Id(5)]
    public string? Address { get; init; }
}
