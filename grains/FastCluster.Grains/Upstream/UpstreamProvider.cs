using FastCluster.Contracts.Servers;
using FastCluster.Udap.UpstreamMetadata;

namespace FastCluster.Grains.Upstream;

/// <summary>An identity provider that may sign people in for an app.</summary>
/// <param name="Provider">What its judged metadata say.</param>
/// <param name="Community">The community in which it is trusted.</param>
/// <param name="FhirBase">Base URL of this server whose certificate of that community proves it there.</param>
internal sealed record UpstreamProvider(IdentityProvider Provider, ServedCommunity Community, string FhirBase);
