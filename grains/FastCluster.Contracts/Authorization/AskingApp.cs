namespace FastCluster.Contracts.Authorization;

/// <summary>What a person is told about an app; everything but the organization is what the app says of itself.</summary>
[GenerateSerializer, Immutable, Alias("fc.AskingApp")]
public sealed record AskingApp
{
    /// <summary>Names the app within its server: 22 characters of base64url.</summary>
    [Id(0)]
    public required string Key { get; init; }

    /// <summary><c>client_name</c>.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>Organization in the certificate it registered with last, or null (CONS-22).</summary>
    [Id(2)]
    public string? Organization { get; init; }

    /// <summary>Country in that certificate, or null.</summary>
    [Id(3)]
    public string? Country { get; init; }

    /// <summary>URI of the community that vouches for the organization.</summary>
    [Id(4)]
    public required string Community { get; init; }

    /// <summary>The app's own URI, bound to its certificate.</summary>
    [Id(5)]
    public required string Issuer { get; init; }

    /// <summary><c>client_uri</c>, or null; https.</summary>
    [Id(6)]
    public string? HomePage { get; init; }

    /// <summary><c>policy_uri</c>, or null; https.</summary>
    [Id(7)]
    public string? PrivacyPolicy { get; init; }

    /// <summary><c>tos_uri</c>, or null; https.</summary>
    [Id(8)]
    public string? TermsOfService { get; init; }

    /// <summary><c>contacts</c>, as registered.</summary>
    [Id(9)]
    public string[] Contacts { get; init; } = [];

    /// <summary>Accepted certifications.</summary>
    [Id(10)]
    public AppCertification[] Certifications { get; init; } = [];
}
