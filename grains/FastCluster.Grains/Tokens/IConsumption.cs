namespace FastCluster.Grains.Tokens;

/// <summary>The one state change of a grant, made once the client's assertion is claimed.</summary>
internal interface IConsumption
{
    /// <summary>Consumes it.</summary>
    /// <returns>What came of it.</returns>
    Task<Consumed> ConsumeAsync();
}
