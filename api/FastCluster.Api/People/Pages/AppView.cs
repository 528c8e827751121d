namespace FastCluster.Api.People.Pages;

/// <summary>An app that a person allowed something; every text of others is fit to be shown.</summary>
public sealed record AppView
{
    /// <summary>Names the app.</summary>
    public required string Key { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its organization, or null.</summary>
    public string? Organization { get; init; }

    /// <summary>What it may do.</summary>
    public required IReadOnlyList<ScopeLine> Scopes { get; init; }

    /// <summary>Day on which it was allowed, as <c>2030-01-31</c>.</summary>
    public required string AllowedOn { get; init; }

    /// <summary>Day until which the person is not asked again, or null.</summary>
    public string? RememberedUntil { get; init; }

    /// <summary>Whether it has access while the person is away.</summary>
    public required bool IsOffline { get; init; }
}
