namespace FastCluster.Api.People.Settings;

/// <summary>How one authorization server meets people; immutable, from the configuration.</summary>
public sealed record PeopleSettings
{
    /// <summary>The authorization server.</summary>
    public required string ServerId { get; init; }

    /// <summary>How long a session lasts without a request. Default 30 minutes.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a session lasts at the most. Default 8 hours.</summary>
    public TimeSpan SessionLimit { get; init; } = TimeSpan.FromHours(8);

    /// <summary>The development user store; null where people sign in elsewhere.</summary>
    public IReadOnlyList<DevelopmentUser>? Users { get; init; }

    /// <summary>The operator's identity system; null where the development user store is used.</summary>
    public UpstreamSettings? Upstream { get; init; }

    /// <summary>Looks of the pages.</summary>
    public required PageSettings Pages { get; init; }
}
