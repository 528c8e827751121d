using System.Runtime.InteropServices;
using FastCluster.Udap.Revocation;

namespace FastCluster.Udap.RevocationFeeds;

/// <summary>A raised entity: every token that names it with an older epoch is dead. REV-12.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="MinimumEpoch">Oldest epoch that is still valid, from 1.</param>
/// <param name="Until">
/// Unix seconds after which the entry says nothing and has to be dropped: every token it kills has expired, and tokens
/// issued later may name an older epoch again.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FeedEpoch(EntityName Entity, uint MinimumEpoch, long Until);
