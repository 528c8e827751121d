using System.Runtime.InteropServices;

namespace FastCluster.ResourceServer.Servers;

/// <summary>Bounds of one request to the authorization server.</summary>
/// <param name="Headers">How long until its answer has to begin.</param>
/// <param name="Body">How long the rest of it may take.</param>
/// <param name="Bytes">Longest body.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RequestLimits(TimeSpan Headers, TimeSpan Body, int Bytes);
