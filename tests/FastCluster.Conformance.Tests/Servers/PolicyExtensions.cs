using FastCluster.Silo.Configuration;
using FastCluster.Udap.Communities;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>Changes to the configuration of a server that a test starts for itself.</summary>
public static class PolicyExtensions
{
    /// <summary>Changes the policy of one community of the first tenant.</summary>
    public static FastClusterOptions WithPolicy(
        this FastClusterOptions options,
        string community,
        Func<CommunityPolicy, CommunityPolicy> change
    ) => options.WithCommunity(community, one => one with { Policy = change(one.Policy) });

    /// <summary>Changes anything of one community of the first tenant.</summary>
    public static FastClusterOptions WithCommunity(
        this FastClusterOptions options,
        string community,
        Func<CommunityOptions, CommunityOptions> change
    ) =>
        options with
        {
            AuthorizationServers =
            [
                options.AuthorizationServers[0] with
                {
                    Communities =
                    [
                        .. options
                            .AuthorizationServers[0]
                            .Communities.Select(one => one.Uri == community ? change(one) : one),
                    ],
                },
                .. options.AuthorizationServers.Skip(1),
            ],
        };
}
