using System.Collections.Immutable;
using System.Runtime.InteropServices;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.StatusLists;

/// <summary>One token of a list that its node has to report.</summary>
/// <param name="Index">Its place.</param>
/// <param name="Token">Digest of its id.</param>
/// <param name="Entities">What it dies with.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IssuedStatus(int Index, UInt128 Token, ImmutableArray<EntityEpoch> Entities);
