using FastCluster.Api.Listeners;
using FastCluster.Contracts.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FastCluster.Api.Admin;

/// <summary>The operator's interface, <c>/admin/v1</c> on the admin listener.</summary>
internal static class AdminEndpoints
{
    /// <summary>Maps every resource.</summary>
    /// <param name="endpoints">The application.</param>
    public static void MapAdmin(this IEndpointRouteBuilder endpoints)
    {
        var root = endpoints.MapGroup("/admin/v1").OnListener(ListenerKind.Admin);
        root.MapGet("/servers", List).Needs(OperatorRole.Read);
        var server = root.MapGroup("/servers/{server}");
        server.MapClients();
        server.MapAnchors();
        server.MapCommunities();
        server.MapRevocations();
        server.MapKeys();
    }

    private static JsonHttpResult<string[]> List(IAuthorizationServerDirectory servers) =>
        TypedResults.Json(servers.All.Select(server => server.Id).ToArray(), ApiJsonContext.Default.StringArray);
}
