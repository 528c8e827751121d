using Microsoft.Extensions.Options;

namespace FastCluster.Api;

/// <summary>Checks the range of every single setting; generated from the attributes.</summary>
[OptionsValidator]
internal sealed partial class EdgeOptionsValidator : IValidateOptions<EdgeOptions>;
