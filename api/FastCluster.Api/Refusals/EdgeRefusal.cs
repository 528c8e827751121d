using FastCluster.Api.Sources;
using FastCluster.Udap.Rejections;

namespace FastCluster.Api.Refusals;

/// <summary>What makes two refusals of the edge the same for the decision stream. Nothing in it was sent by the caller.</summary>
/// <param name="Endpoint">Name of the public resource, <c>Admin</c> or <c>Unknown</c>.</param>
/// <param name="ServerId">Authorization server; null when none was determined.</param>
/// <param name="Reason">The rule.</param>
/// <param name="Source">The caller; null stands for all who are no longer told apart.</param>
internal sealed record EdgeRefusal(string Endpoint, string? ServerId, RejectionReason Reason, SourcePrefix? Source)
{
    /// <summary>The endpoint of operators.</summary>
    public const string Admin = "Admin";

    /// <summary>A URL that is not served.</summary>
    public const string Unknown = "Unknown";
}
