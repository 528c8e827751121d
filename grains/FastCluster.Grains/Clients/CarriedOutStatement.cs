using FastCluster.Contracts.Clients;

namespace FastCluster.Grains.Clients;

/// <summary>A statement that a client's actor carried out, and what came of it.</summary>
/// <param name="Digest">Digest of its <c>iss</c> and <c>jti</c>.</param>
/// <param name="Change">What it was answered.</param>
[GenerateSerializer, Immutable, Alias("fc.CarriedOutStatement")]
internal sealed record CarriedOutStatement([property: Id(0)] UInt128 Digest, [property: Id(1)] ClientChange Change);
