namespace FastCluster.Api.People.Pages;

/// <summary>A certification as the consent page shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Issuer">Who certified, in their own words.</param>
/// <param name="Address">The address that their certificate proves, where it says more than their words; or null.</param>
/// <param name="IsSelfAsserted">Whether that is the app itself.</param>
/// <param name="Description">What it says, or null.</param>
public sealed record CertificationView(
    string Name,
    string Issuer,
    string? Address,
    bool IsSelfAsserted,
    string? Description
);
