namespace FastCluster.Contracts.Revocations;

/// <summary>An entity whose epoch is asked for.</summary>
/// <param name="Kind">Kind, as in <see cref="RevocationEntry.Kind"/>.</param>
/// <param name="Digest">Digest, as in <see cref="RevocationEntry.Digest"/>.</param>
[GenerateSerializer, Immutable, Alias("fc.RevocationSubject")]
public readonly record struct RevocationSubject([property: Id(0)] byte Kind, [property: Id(1)] UInt128 Digest);
