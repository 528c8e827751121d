namespace FastCluster.Silo.Configuration;

/// <summary>What a node is for.</summary>
public enum NodeEnvironment
{
    /// <summary>Real use: nothing that was made on the spot is accepted.</summary>
    Production = 0,

    /// <summary>A laptop: certificates, keys and a community are made on the spot.</summary>
    Development = 1,
}
