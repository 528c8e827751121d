using System.Diagnostics.CodeAnalysis;
using FastCluster.Udap.Communities;

namespace FastCluster.Conformance.Tests.Certifications;

/// <summary>
/// A server whose communities know two certifications: A demands none, B demands both, and the third demands none but
/// refuses a registration for a certification that is not accepted and for a parameter that none speaks of.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime.")]
public sealed class CertifyingServer : IAsyncLifetime
{
    public const string Strict = Names.CommunityTefca;

    private static readonly CertificationPolicy s_known = new()
    {
        Supported = [TestCertifier.Basic, TestCertifier.Extra],
    };

    private RunningServer? _server;

    public RunningServer Server => _server!;

    public TestCommunity StrictCommunity => Server.Deployment.CommunityTefca;

    public async Task InitializeAsync() =>
        _server = await RunningServer.StartAsync(options =>
            options
                .WithPolicy(Names.CommunityA, policy => policy with { Certifications = s_known })
                .WithPolicy(
                    Names.CommunityB,
                    policy => policy with { Certifications = s_known with { Required = s_known.Supported } }
                )
                .WithPolicy(
                    Strict,
                    policy =>
                        CommunityPolicy.For(CommunityProfile.Ssraa20) with
                        {
                            Scopes = policy.Scopes with { RefuseUserScopeWithoutUser = false },
                            Certifications = s_known with
                            {
                                RefuseRegistrationOnRejected = true,
                                RefuseUncoveredParameters = true,
                            },
                        }
                )
        );

    public Task DisposeAsync() => Server.DisposeAsync();
}
