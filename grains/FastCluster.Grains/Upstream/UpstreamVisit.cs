using FastCluster.Contracts.Servers;
using FastCluster.Grains.Authorization;

namespace FastCluster.Grains.Upstream;

/// <summary>A sign-in that came back from an identity provider that is still trusted, and the app's request behind it.</summary>
/// <param name="Opened">The app's request, judged anew.</param>
/// <param name="Transaction">What was sealed when it began.</param>
/// <param name="Community">The community in which the identity provider is trusted.</param>
/// <param name="Trusted">What is asked of its identity providers.</param>
internal sealed record UpstreamVisit(
    AuthorizationCase Opened,
    TransactionContent Transaction,
    ServedCommunity Community,
    TrustedIdentityProviders Trusted
);
