namespace FastCluster.Silo.Storage;

/// <summary>Names one state. Two keys are the same only when all three parts are the same bytes.</summary>
/// <param name="GrainType">Type of the grain, as in its <see cref="GrainId"/>.</param>
/// <param name="GrainKey">Key of the grain, as in its <see cref="GrainId"/>, any bytes. Not to be changed.</param>
/// <param name="StateName">Name of the state within the grain.</param>
public readonly record struct StateKey(string GrainType, byte[] GrainKey, string StateName)
{
    /// <summary>The key of a grain's state.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="stateName">Name of the state within the grain.</param>
    public static StateKey Of(GrainId grain, string stateName)
    {
        ArgumentNullException.ThrowIfNull(stateName);
        return new(grain.Type.ToString() ?? "", grain.Key.AsSpan().ToArray(), stateName);
    }
}
