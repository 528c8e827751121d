namespace FastCluster.Contracts.Clients;

/// <summary>Target of an alias.</summary>
/// <param name="Digest">Digest of the <see cref="ClientKey"/>.</param>
/// <param name="Generation">Generation the alias was given for.</param>
[GenerateSerializer, Immutable, Alias("fc.ClientAlias")]
public readonly record struct ClientAlias([property: Id(0)] UInt128 Digest, [property: Id(1)] uint Generation);
