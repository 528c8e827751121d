using System.Text.Json.Serialization;
using FastCluster.Contracts.Trust;

namespace FastCluster.Api.Admin;

/// <summary>A trust community as operators see it.</summary>
internal sealed record CommunityView
{
    /// <summary>Community URI.</summary>
    [JsonPropertyName("uri")]
    public required string Uri { get; init; }

    /// <summary>Version of the record; its entity tag.</summary>
    [JsonPropertyName("version")]
    public required long Version { get; init; }

    /// <summary>False once retired or disabled.</summary>
    [JsonPropertyName("enabled")]
    public required bool IsEnabled { get; init; }

    /// <summary>Its anchors.</summary>
    [JsonPropertyName("anchors")]
    public required AnchorView[] Anchors { get; init; }

    /// <summary>The view of a snapshot.</summary>
    /// <param name="community">The snapshot.</param>
    public static CommunityView Of(CommunitySnapshot community) =>
        new()
        {
            Uri = community.Uri,
            Version = community.Version,
            IsEnabled = community.IsEnabled,
            Anchors = [.. community.Anchors.Select(AnchorView.Of)],
        };
}
