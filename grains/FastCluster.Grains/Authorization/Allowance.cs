using FastCluster.Contracts.Authorization;

namespace FastCluster.Grains.Authorization;

/// <summary>What one app was allowed.</summary>
/// <param name="App">What the person sees of it.</param>
/// <param name="Families">Refresh families that may have come of it, newest first.</param>
[GenerateSerializer, Immutable, Alias("fc.Allowance")]
internal sealed record Allowance([property: Id(0)] AllowedApp App, [property: Id(1)] string[] Families);
