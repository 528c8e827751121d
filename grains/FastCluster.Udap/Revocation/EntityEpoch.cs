using System.Runtime.InteropServices;

namespace FastCluster.Udap.Revocation;

/// <summary>
/// An entity together with the epoch it was judged on. A token is dead as soon as the entity's minimum valid epoch
/// exceeds this one; revocation compares epochs, never seconds. REV-12.
/// </summary>
/// <param name="Entity">The named entity.</param>
/// <param name="Epoch">The epoch of the snapshot that the token's request was judged on.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EntityEpoch(EntityName Entity, uint Epoch);
