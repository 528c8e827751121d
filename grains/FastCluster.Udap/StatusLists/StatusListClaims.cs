namespace FastCluster.Udap.StatusLists;

/// <summary>What a signed status list says. REV-13.</summary>
public sealed record StatusListClaims
{
    /// <summary><c>sub</c>: the URL of the list, as tokens name it.</summary>
    public required string Subject { get; init; }

    /// <summary><c>iat</c>, Unix seconds.</summary>
    public required long IssuedAt { get; init; }

    /// <summary><c>exp</c>, Unix seconds: beyond it the list says nothing any more.</summary>
    public required long ExpiresAt { get; init; }

    /// <summary><c>ttl</c>, seconds, from 1: how long it may be kept before it is asked for again.</summary>
    public required long TimeToLive { get; init; }

    /// <summary><c>status_list</c>.</summary>
    public required StatusList List { get; init; }
}
