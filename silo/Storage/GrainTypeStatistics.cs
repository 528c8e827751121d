namespace FastCluster.Silo.Storage;

/// <summary>How much one grain type keeps.</summary>
/// <param name="GrainType">The grain type.</param>
/// <param name="Rows">States, 1 or more.</param>
/// <param name="Bytes">Bytes of their encoded states, without keys and page overhead.</param>
public sealed record GrainTypeStatistics(string GrainType, long Rows, long Bytes);
