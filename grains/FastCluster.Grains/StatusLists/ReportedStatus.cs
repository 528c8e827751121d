using System.Runtime.InteropServices;

namespace FastCluster.Grains.StatusLists;

/// <summary>One reported token.</summary>
/// <param name="Index">Its place.</param>
/// <param name="Set">Number of the set of what it dies with.</param>
/// <param name="Token">Digest of its id.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReportedStatus(int Index, int Set, UInt128 Token);
