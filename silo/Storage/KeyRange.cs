namespace FastCluster.Silo.Storage;

/// <summary>A range of keys of one grain type.</summary>
/// <param name="GrainType">Type of the grains.</param>
/// <param name="After">The range starts after this key. Not to be changed.</param>
/// <param name="Before">The range ends before this key. Not to be changed.</param>
/// <param name="Limit">Most keys, from 1.</param>
public sealed record KeyRange(string GrainType, byte[] After, byte[] Before, int Limit);
