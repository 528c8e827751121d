namespace FastCluster.Silo.Clustering;

/// <summary>Nodes of the cluster run, and what was asked for needs them stopped.</summary>
/// <param name="message">Which nodes, for the operator.</param>
internal sealed class ClusterInUseException(string message) : Exception(message);
