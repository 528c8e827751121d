using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Trust;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FastCluster.Api.Admin;

/// <summary>Trust communities: list, show, disable, enable. They are named by query, since a URI is no path segment.</summary>
internal static class CommunityEndpoints
{
    /// <summary>Maps the resource under a server.</summary>
    /// <param name="server">Group of <c>/admin/v1/servers/{server}</c>.</param>
    public static void MapCommunities(this IEndpointRouteBuilder server)
    {
        server.MapGet("/communities", ListAsync).Needs(OperatorRole.Read);
        server.MapGet("/community", ShowAsync).Needs(OperatorRole.Read);
        server
            .MapPost(
                "/community/disable",
                (string server, string uri, bool? dryRun, [AsParameters] AdminRequest request) =>
                    SetEnabledAsync(Change("community.disable", server, uri, dryRun), isEnabled: false, request)
            )
            .Needs(OperatorRole.Trust);
        server
            .MapPost(
                "/community/enable",
                (string server, string uri, bool? dryRun, [AsParameters] AdminRequest request) =>
                    SetEnabledAsync(Change("community.enable", server, uri, dryRun), isEnabled: true, request)
            )
            .Needs(OperatorRole.Trust);
    }

    private static async Task<Results<JsonHttpResult<CommunityView[]>, ProblemReply>> ListAsync(
        string server,
        [AsParameters] AdminRequest request
    )
    {
        if (request.FindServer(server) is not { } found)
        {
            return new ProblemReply(RejectionReason.OperatorSubjectUnknown);
        }

        var views = new List<CommunityView>();
        foreach (var community in found.Communities)
        {
            if (await ReadAsync(server, community.Uri, request) is { } snapshot)
            {
                views.Add(CommunityView.Of(snapshot));
            }
        }

        return TypedResults.Json(views.ToArray(), ApiJsonContext.Default.CommunityViewArray);
    }

    private static async Task<Results<JsonHttpResult<CommunityView>, ProblemReply>> ShowAsync(
        string server,
        string uri,
        [AsParameters] AdminRequest request
    )
    {
        if (await ReadAsync(server, uri, request) is not { } community)
        {
            return new ProblemReply(RejectionReason.OperatorSubjectUnknown);
        }

        EntityTags.Write(request.Context, community.Version);
        return TypedResults.Json(CommunityView.Of(community), ApiJsonContext.Default.CommunityView);
    }

    private static async Task<Results<JsonHttpResult<ChangeView>, ProblemReply>> SetEnabledAsync(
        OperatorChange change,
        bool isEnabled,
        AdminRequest request
    )
    {
        var community = await ReadAsync(change.ServerId, change.Subject, request);
        var refusal = community is null
            ? RejectionReason.OperatorSubjectUnknown
            : EntityTags.Check(request.Context, community.Version);
        return await request.Changes.RunAsync(
            request.Context,
            change,
            refusal,
            async aborted =>
                await Grain(change.ServerId, change.Subject, request).SetEnabledAsync(isEnabled, aborted)
                    ? RejectionReason.None
                    : RejectionReason.OperatorSubjectUnknown
        );
    }

    private static OperatorChange Change(string action, string server, string uri, bool? dryRun) =>
        new(DecisionKind.Trust, action, server, uri, dryRun ?? false);

    /// <summary>Only configured communities name an actor; one that left the configuration is retired already.</summary>
    private static async Task<CommunitySnapshot?> ReadAsync(string server, string uri, AdminRequest request) =>
        request.FindServer(server)?.FindCommunity(uri) is null
            ? null
            : await Grain(server, uri, request).GetAsync(request.Aborted);

    private static ITrustCommunityGrain Grain(string server, string uri, AdminRequest request) =>
        request.Grains.GetGrain<ITrustCommunityGrain>($"{server}/{uri}");
}
