namespace FastCluster.Contracts.Authorization;

/// <summary>What an app asks a person to allow.</summary>
[GenerateSerializer, Immutable, Alias("fc.ConsentQuestion")]
public sealed record ConsentQuestion
{
    /// <summary>Scopes that would be granted.</summary>
    [Id(0)]
    public required string[] Scopes { get; init; }

    /// <summary>FHIR base URLs that they are for.</summary>
    [Id(1)]
    public required string[] Audience { get; init; }

    /// <summary>Seconds until access ends by itself: of the refresh family when one is given, else of the access token.</summary>
    [Id(2)]
    public required long AccessSeconds { get; init; }

    /// <summary>Whether access goes on while the person is away (<c>offline_access</c>).</summary>
    [Id(3)]
    public required bool IsOffline { get; init; }

    /// <summary>Seconds for which an answer can be remembered; 0 where it cannot.</summary>
    [Id(4)]
    public required long RememberSeconds { get; init; }

    /// <summary>Scopes that the person allowed this app before; empty on a first consent.</summary>
    [Id(5)]
    public string[] AllowedBefore { get; init; } = [];
}
