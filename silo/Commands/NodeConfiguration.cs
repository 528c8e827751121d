using FastCluster.Silo.Configuration;
using FastCluster.Silo.FirstRun;

namespace FastCluster.Silo.Commands;

/// <summary>The configuration a verb works with.</summary>
/// <param name="Options">The settings.</param>
/// <param name="File">Full path of the file they came from.</param>
/// <param name="Development">Files of the community that was made on the spot; null for any other node.</param>
public sealed record NodeConfiguration(FastClusterOptions Options, string File, DevelopmentFiles? Development);
