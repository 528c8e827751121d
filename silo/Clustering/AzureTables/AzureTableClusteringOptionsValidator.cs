using Microsoft.Extensions.Options;

namespace FastCluster.Silo.Clustering.AzureTables;

/// <summary>Checks the single settings of <see cref="AzureTableClusteringOptions"/>; all faults at once.</summary>
[OptionsValidator]
public sealed partial class AzureTableClusteringOptionsValidator : IValidateOptions<AzureTableClusteringOptions>;
