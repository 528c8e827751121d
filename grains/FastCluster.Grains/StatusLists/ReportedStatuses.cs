using System.Collections.Immutable;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.StatusLists;

/// <summary>What one report said.</summary>
/// <param name="Sets">The distinct sets of entities.</param>
/// <param name="Tokens">The tokens, each with the number of its set.</param>
internal sealed record ReportedStatuses(ImmutableArray<EntityEpoch>[] Sets, ReportedStatus[] Tokens);
