using Microsoft.Extensions.Options;

namespace FastCluster.Silo.Audit;

/// <summary>Checks the ranges of <see cref="DecisionStreamOptions"/>; all faults at once.</summary>
[OptionsValidator]
public sealed partial class DecisionStreamOptionsValidator : IValidateOptions<DecisionStreamOptions>;
