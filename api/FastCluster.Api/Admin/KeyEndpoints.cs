using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Keys;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FastCluster.Api.Admin;

/// <summary>Keys that sign access tokens: list, rotate. AT-08.</summary>
internal static class KeyEndpoints
{
    /// <summary>Maps the resource under a server.</summary>
    /// <param name="server">Group of <c>/admin/v1/servers/{server}</c>.</param>
    public static void MapKeys(this IEndpointRouteBuilder server)
    {
        server.MapGet("/keys", ListAsync).Needs(OperatorRole.Read);
        server.MapPost("/keys/rotate", RotateAsync).Needs(OperatorRole.Trust);
    }

    private static async Task<Results<JsonHttpResult<KeyView[]>, ProblemReply>> ListAsync(
        string server,
        [AsParameters] AdminRequest request
    )
    {
        if (request.FindServer(server) is null)
        {
            return new ProblemReply(RejectionReason.OperatorSubjectUnknown);
        }

        var keys = await Ring(server, request).GetKeysAsync(request.Aborted);
        return TypedResults.Json(keys.Select(KeyView.Of).ToArray(), ApiJsonContext.Default.KeyViewArray);
    }

    private static Task<Results<JsonHttpResult<ChangeView>, ProblemReply>> RotateAsync(
        string server,
        bool? dryRun,
        [AsParameters] AdminRequest request
    )
    {
        var change = new OperatorChange(
            DecisionKind.Key,
            "keys.rotate",
            server,
            nameof(KeyUse.AccessToken),
            dryRun ?? false
        );
        return request.Changes.RunAsync(
            request.Context,
            change,
            request.FindServer(server) is null ? RejectionReason.OperatorSubjectUnknown : RejectionReason.None,
            async aborted =>
            {
                await Ring(server, request).RotateAsync(aborted);
                return RejectionReason.None;
            }
        );
    }

    private static IKeyRingGrain Ring(string server, AdminRequest request) =>
        request.Grains.GetGrain<IKeyRingGrain>($"{server}/{nameof(KeyUse.AccessToken)}");
}
