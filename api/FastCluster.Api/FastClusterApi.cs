using FastCluster.Api.Admin;
using FastCluster.Api.Errors;
using FastCluster.Api.Health;
using FastCluster.Api.Introspection;
using FastCluster.Api.Listeners;
using FastCluster.Api.Metadata;
using FastCluster.Api.Quotas;
using FastCluster.Api.Refusals;
using FastCluster.Api.Registration;
using FastCluster.Api.Revocation;
using FastCluster.Api.RevocationFeeds;
using FastCluster.Api.Routing;
using FastCluster.Api.Sources;
using FastCluster.Api.StatusLists;
using FastCluster.Api.Telemetry;
using FastCluster.Api.Token;
using FastCluster.Contracts.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FastCluster.Api;

/// <summary>
/// Adds the HTTP edge to a host. The host provides the grain factory, the server directory, <c>IDecisionSink</c>,
/// <see cref="INodeHealth"/> and <see cref="IClientCatalog"/>, and marks every socket with <see cref="ListenerConventions.ServesListener"/>.
/// </summary>
public static class FastClusterApi
{
    /// <summary>Registers everything that the edge needs of its own.</summary>
    /// <param name="services">Services of the host.</param>
    /// <param name="configure">Sets options; checked at start, all faults at once.</param>
    public static IServiceCollection AddFastClusterApi(this IServiceCollection services, Action<EdgeOptions> configure)
    {
        services.AddOptions<EdgeOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EdgeOptions>, EdgeOptionsValidator>();
        services.AddSingleton<IValidateOptions<EdgeOptions>, EdgeOptionsRules>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICorrelationIds, RandomCorrelationIds>();
        services.AddMetrics();
        services.AddSingleton<HttpMetrics>();
        services.AddSingleton<TrustedProxies>();
        services.AddSingleton<TlsCertificates>();
        services.AddSingleton<SourceQuotas>();
        services.AddSingleton<RegistrationAdmission>();
        services.AddSingleton<EdgeRefusals>();
        services.AddHostedService(static provider => provider.GetRequiredService<EdgeRefusals>());
        services.AddSingleton<OAuthReplies>();
        services.AddSingleton<OperatorTokens>();
        services.AddSingleton<OperatorAuthentication>();
        services.AddSingleton<OperatorChanges>();
        services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default)
        );
        return services.AddPublicEndpoints();
    }

    /// <summary>Builds the pipeline and maps every endpoint; call it once, before the host maps its own.</summary>
    /// <param name="application">The host.</param>
    /// <param name="servesOperators">Whether the host opens the admin listener, where one is configured.</param>
    public static WebApplication MapFastCluster(this WebApplication application, bool servesOperators = true)
    {
        application.UseMiddleware<RequestScopeMiddleware>();
        application.UseMiddleware<FaultBoundary>();
        application.UseMiddleware<PublicRouting>();
        application.UseRouting();
        application.UseMiddleware<ListenerGate>();
        application.UseMiddleware<OperatorGate>();
        application.MapHealth();
        if (servesOperators)
        {
            application.MapAdmin();
        }

        return application;
    }

    private static IServiceCollection AddPublicEndpoints(this IServiceCollection services)
    {
        services.AddSingleton<PublicRouteTable>();
        services.AddSingleton<PublicDispatcher>();
        services.AddSingleton<DocumentCache>();
        services.AddSingleton<DocumentReplies>();
        services.AddSingleton<StaticDocuments>();
        services.TryAddSingleton<ITokenIssuer, DistantTokenIssuer>();
        services.TryAddSingleton<IIntrospector, DistantIntrospector>();
        services.AddSingleton<IPublicEndpoint, RegistrationEndpoint>();
        services.AddSingleton<IPublicEndpoint, TokenEndpoint>();
        services.AddSingleton<IPublicEndpoint, IntrospectionEndpoint>();
        services.AddSingleton<IPublicEndpoint, RevocationEndpoint>();
        services.AddSingleton<IPublicEndpoint, RevocationFeedEndpoint>();
        services.AddSingleton<IPublicEndpoint, StatusListEndpoint>();
        services.AddSingleton<IPublicEndpoint, UdapMetadataEndpoint>();
        services.AddSingleton<IPublicEndpoint, KeySetEndpoint>();
        services.AddStaticDocument(PublicEndpointKind.OAuthMetadata);
        services.AddStaticDocument(PublicEndpointKind.OpenIdConfiguration);
        services.AddStaticDocument(PublicEndpointKind.SmartConfiguration);
        return services;
    }

    private static void AddStaticDocument(this IServiceCollection services, PublicEndpointKind kind) =>
        services.AddSingleton<IPublicEndpoint>(provider => new StaticDocumentEndpoint(
            kind,
            provider.GetRequiredService<StaticDocuments>(),
            provider.GetRequiredService<DocumentReplies>(),
            provider.GetRequiredService<OAuthReplies>()
        ));
}
