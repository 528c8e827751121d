using System.Collections.Frozen;
using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Keys;
using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.StatusLists;
using FastCluster.Contracts.Tokens;
using FastCluster.Contracts.Trust;
using FastCluster.Contracts.Upstream;
using FastCluster.Silo.Dashboard;

namespace FastCluster.Silo.Clustering;

/// <summary>
/// What API nodes may call: the workers behind the public endpoints, what is published, and the keys of browser sessions.
/// All other keys, anchors, clients, everything of operators and the runtime's own management are for nodes with actors only.
/// </summary>
internal sealed class EdgeCallFilter(ILogger<EdgeCallFilter> log) : IIncomingGrainCallFilter
{
    private const string HostedClientPrefix = "hosted-";

    private static readonly FrozenSet<Type> s_workers = new[]
    {
        typeof(ITokenIssuerGrain),
        typeof(IIntrospectorGrain),
        typeof(IUserInfoGrain),
        typeof(IRevokerGrain),
        typeof(IRevocationFeedGrain),
        typeof(IRegistrarGrain),
        typeof(IAuthorizerGrain),
        typeof(IUpstreamGrain),
    }.ToFrozenSet();

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (IsOfEdge(context.SourceId) && !IsOpenToEdge(context))
        {
            log.CallRefused(context.InterfaceName, context.MethodName);
            throw new UnauthorizedAccessException(
                $"{context.InterfaceName}.{context.MethodName} is not for API nodes."
            );
        }

        return context.Invoke();
    }

    /// <summary>Whether the caller is a client process. The client inside a node with actors is none.</summary>
    private static bool IsOfEdge(GrainId? source) =>
        source is { } caller
        && caller.IsClient()
        && !(caller.Key.ToString() ?? "").StartsWith(HostedClientPrefix, StringComparison.Ordinal);

    private static bool IsOpenToEdge(IIncomingGrainCallContext context)
    {
        var contract = context.InterfaceMethod.DeclaringType!;
        return s_workers.Contains(contract)
            || (
                contract == typeof(IServerIdentityGrain)
                && IsNamed(context, nameof(IServerIdentityGrain.GetMetadataAsync))
            )
            || (contract == typeof(IKeyRingGrain) && IsNamed(context, nameof(IKeyRingGrain.GetJwksAsync)))
            || (
                contract == typeof(ISessionKeysGrain)
                && (
                    IsNamed(context, nameof(ISessionKeysGrain.ReadAsync))
                    || IsNamed(context, nameof(ISessionKeysGrain.AddAsync))
                )
            )
            || (contract == typeof(IStatusListGrain) && IsNamed(context, nameof(IStatusListGrain.GetAsync)))
            || (contract != typeof(IManagementGrain) && IsOfRuntime(contract.Assembly.FullName!));
    }

    private static bool IsOfRuntime(string assembly) =>
        assembly.StartsWith("Orleans.", StringComparison.Ordinal)
        && !assembly.StartsWith(DashboardCallFilter.Assembly, StringComparison.Ordinal);

    private static bool IsNamed(IIncomingGrainCallContext context, string method) =>
        string.Equals(context.InterfaceMethod.Name, method, StringComparison.Ordinal);
}
