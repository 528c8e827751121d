using Microsoft.AspNetCore.Builder;

namespace FastCluster.Api.Admin;

/// <summary>Ties endpoints to a role of operators.</summary>
public static class OperatorConventions
{
    /// <summary>States the least role that may call endpoints of the admin listener.</summary>
    /// <param name="endpoints">The endpoints.</param>
    /// <param name="role">The role.</param>
    public static void Needs(this IEndpointConventionBuilder endpoints, OperatorRole role) =>
        endpoints.WithMetadata(new OperatorMetadata(role));
}
