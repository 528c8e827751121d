namespace FastCluster.Contracts.Authorization;

/// <summary>An app that a person allowed something, as the page of their apps lists it.</summary>
[GenerateSerializer, Immutable, Alias("fc.AllowedApp")]
public sealed record AllowedApp
{
    /// <summary>Names the app within its server: 22 characters of base64url.</summary>
    [Id(0)]
    public required string Key { get; init; }

    /// <summary>Its name when it was allowed.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>Its organization when it was allowed, or null.</summary>
    [Id(2)]
    public string? Organization { get; init; }

    /// <summary>Every scope that was allowed and may still be held.</summary>
    [Id(3)]
    public required string[] Scopes { get; init; }

    /// <summary>When it was last allowed, unix seconds.</summary>
    [Id(4)]
    public required long AllowedAt { get; init; }

    /// <summary>Until when the person is not asked again for <see cref="RememberedScopes"/>, unix seconds; 0 when they are asked each time.</summary>
    [Id(5)]
    public required long RememberedUntil { get; init; }

    /// <summary>Scopes that the person wanted remembered.</summary>
    [Id(7)]
    public string[] RememberedScopes { get; init; } = [];

    /// <summary>Whether the app can have access while the person is away, by this or an earlier yes.</summary>
    [Id(6)]
    public required bool IsOffline { get; init; }

    /// <summary>Whether access while the person is away is among what they wanted remembered.</summary>
    [Id(8)]
    public bool IsOfflineRemembered { get; init; }

    /// <summary>FHIR bases for which the person wanted it remembered.</summary>
    [Id(9)]
    public string[] RememberedAudience { get; init; } = [];
}
