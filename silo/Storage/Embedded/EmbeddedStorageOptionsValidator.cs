using Microsoft.Extensions.Options;

namespace FastCluster.Silo.Storage.Embedded;

/// <summary>Checks the ranges of <see cref="EmbeddedStorageOptions"/>; all faults at once.</summary>
[OptionsValidator]
public sealed partial class EmbeddedStorageOptionsValidator : IValidateOptions<EmbeddedStorageOptions>;
