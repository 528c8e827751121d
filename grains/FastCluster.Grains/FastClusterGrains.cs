using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Tokens;
using FastCluster.Contracts.Upstream;
using FastCluster.Grains.Authorization;
using FastCluster.Grains.Clients;
using FastCluster.Grains.Keys;
using FastCluster.Grains.Nodes;
using FastCluster.Grains.Revocations;
using FastCluster.Grains.StatusLists;
using FastCluster.Grains.Tokens;
using FastCluster.Grains.Trust;
using FastCluster.Grains.Upstream;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace FastCluster.Grains;

/// <summary>Registers what a silo needs beside the grain classes themselves.</summary>
public static class FastClusterGrains
{
    /// <summary>
    /// Adds the node services of a silo. The host adds the options classes (<see cref="ReplayOptions"/>,
    /// <see cref="RevocationOptions"/>, <see cref="StatusListOptions"/>, <see cref="KeyRingOptions"/>, <see cref="TrustOptions"/>), the server directory,
    /// the key-encryption keys, server credentials, CRL fetcher, outbound exchange and decision sink.
    /// </summary>
    /// <param name="services">The silo's services.</param>
    public static IServiceCollection AddFastClusterGrains(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(NodeClock.Key, TimeProvider.System);
        services.TryAddSingleton<IOwnershipLease, SoleOwner>();
        services.AddSingleton<LocalActors>();
        services.AddSingleton<KeyWrapping>();
        services.AddSingleton<RingKeyFactory>();
        services.AddSingleton<KeyDirectory>();
        services.AddHostedService<KeyRingStartup>();
        services.AddSingleton<LocalClients>();
        services.AddSingleton<ClientDirectory>();
        services.AddSingleton(provider => new ClientFinder(provider.GetRequiredService<ClientDirectory>()));
        services.AddSingleton(provider => new ClientImporter(
            provider.GetRequiredService<KeyDirectory>(),
            provider.GetRequiredService<IStateEncoder>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<CommunityRulebook>();
        services.AddSingleton<CertificationJudge>();
        services.AddSingleton<RegistrarServices>();
        services.AddSingleton<CrlRegistry>();
        services.AddSingleton<CrlServices>();
        services.AddSingleton<TrustDirectory>();
        services.AddSingleton<ChainJudge>();
        services.AddRevocations();
        services.AddStatusLists();
        services.AddSingleton<ReplayGuard>();
        services.AddSingleton<LocalReplayShards>();
        services.AddSingleton<ReplayMarkFactory>();
        services.AddHostedService<ReplayShardStartup>();
        return services.AddTokens().AddPeople();
    }

    private static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<SealedTexts>();
        services.AddSingleton<EpochOwners>();
        services.AddSingleton<CodeGrantServices>();
        services.AddSingleton<CodeGrant>();
        services.AddSingleton<RefreshGrant>();
        services.AddSingleton<AssertionGrant>();
        services.AddSingleton<AuthorizationOpener>();
        services.AddSingleton<PushedRequests>();
        services.AddSingleton<ConsentTickets>();
        services.AddSingleton<CodeIssuer>();
        services.AddSingleton<Authorizer>();
        services.AddSingleton<IAuthorizer>(provider => provider.GetRequiredService<Authorizer>());
        return services.AddUpstream();
    }

    private static IServiceCollection AddUpstream(this IServiceCollection services)
    {
        services.TryAddSingleton<IPersonDirectory, UnknownPeople>();
        services.AddSingleton<UpstreamDiscovery>();
        services.AddSingleton<UpstreamRegistrar>();
        services.AddSingleton<UpstreamTransactions>();
        services.AddSingleton<UpstreamLinks>();
        services.AddSingleton<UpstreamPeople>();
        services.AddSingleton<UpstreamRedeemer>();
        services.AddSingleton<UpstreamReplies>();
        services.AddSingleton<UpstreamArrivals>();
        services.AddSingleton<UpstreamBeginning>();
        services.AddSingleton<UpstreamCompletion>();
        services.AddSingleton<UpstreamLinking>();
        services.AddSingleton<IUpstream, UpstreamSignIn>();
        return services;
    }

    private static IServiceCollection AddTokens(this IServiceCollection services)
    {
        services.AddSingleton<ClientAuthenticator>();
        services.AddSingleton<ResourceServerAuthenticator>();
        services.AddSingleton<PersonalContextCipher>();
        services.AddSingleton<TokenMinter>();
        services.AddSingleton<IdTokenMinter>();
        services.AddSingleton<TokenReader>();
        services.AddSingleton<TokenIssuerServices>();
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<ITokenIssuer>(provider => provider.GetRequiredService<TokenIssuer>());
        services.AddSingleton<Introspector>();
        services.AddSingleton<IIntrospector>(provider => provider.GetRequiredService<Introspector>());
        services.AddSingleton<IUserInfo, UserInfoReader>();
        return services;
    }

    private static void AddRevocations(this IServiceCollection services)
    {
        services.AddSingleton<RevocationLog>();
        services.AddSingleton<RevocationMetrics>();
        services.AddSingleton<FollowedServerFactory>();
        services.AddSingleton<RevocationFollower>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<RevocationFollower>());
        services.AddSingleton<IConfirmedIndexes>(provider => provider.GetRequiredService<RevocationFollower>());
        services.AddSingleton<RevocationFeed>();
    }

    private static void AddStatusLists(this IServiceCollection services)
    {
        services.AddSingleton<NodeStatusLists>();
        services.AddSingleton<StatusListJudge>();
        services.AddSingleton<StatusListOwners>();
        services.AddSingleton<StatusListMetrics>();
        services.AddSingleton<StatusListReports>();
        services.AddSingleton<StatusListReporter>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<StatusListReporter>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider =>
            provider.GetRequiredService<StatusListReporter>()
        );
    }
}
