using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Trust;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FastCluster.Api.Admin;

/// <summary>Trust anchors: list, show, retire, reinstate.</summary>
internal static class AnchorEndpoints
{
    /// <summary>Maps the resource under a server.</summary>
    /// <param name="server">Group of <c>/admin/v1/servers/{server}</c>.</param>
    public static void MapAnchors(this IEndpointRouteBuilder server)
    {
        server.MapGet("/anchors", ListAsync).Needs(OperatorRole.Read);
        server.MapGet("/anchors/{thumbprint}", ShowAsync).Needs(OperatorRole.Read);
        server
            .MapPost(
                "/anchors/{thumbprint}/retire",
                (string server, string thumbprint, bool? dryRun, [AsParameters] AdminRequest request) =>
                    SetEnabledAsync(Change("anchor.retire", server, thumbprint, dryRun), isEnabled: false, request)
            )
            .Needs(OperatorRole.Trust);
        server
            .MapPost(
                "/anchors/{thumbprint}/reinstate",
                (string server, string thumbprint, bool? dryRun, [AsParameters] AdminRequest request) =>
                    SetEnabledAsync(Change("anchor.reinstate", server, thumbprint, dryRun), isEnabled: true, request)
            )
            .Needs(OperatorRole.Trust);
    }

    private static async Task<Results<JsonHttpResult<AnchorView[]>, ProblemReply>> ListAsync(
        string server,
        [AsParameters] AdminRequest request
    )
    {
        if (request.FindServer(server) is not { } found)
        {
            return new ProblemReply(RejectionReason.OperatorSubjectUnknown);
        }

        var anchors = new Dictionary<string, AnchorSnapshot>(StringComparer.Ordinal);
        foreach (var community in found.Communities)
        {
            var grain = request.Grains.GetGrain<ITrustCommunityGrain>($"{server}/{community.Uri}");
            foreach (var anchor in (await grain.GetAsync(request.Aborted))?.Anchors ?? [])
            {
                anchors[anchor.Thumbprint] = anchor;
            }
        }

        return TypedResults.Json(
            anchors.Values.Select(AnchorView.Of).ToArray(),
            ApiJsonContext.Default.AnchorViewArray
        );
    }

    private static async Task<Results<JsonHttpResult<AnchorView>, ProblemReply>> ShowAsync(
        string server,
        string thumbprint,
        [AsParameters] AdminRequest request
    ) =>
        await ReadAsync(server, thumbprint, request) is { } anchor
            ? TypedResults.Json(AnchorView.Of(anchor), ApiJsonContext.Default.AnchorView)
            : new ProblemReply(RejectionReason.OperatorSubjectUnknown);

    private static async Task<Results<JsonHttpResult<ChangeView>, ProblemReply>> SetEnabledAsync(
        OperatorChange change,
        bool isEnabled,
        AdminRequest request
    )
    {
        var anchor = await ReadAsync(change.ServerId, change.Subject, request);
        return await request.Changes.RunAsync(
            request.Context,
            change,
            anchor is null ? RejectionReason.OperatorSubjectUnknown : RejectionReason.None,
            async aborted =>
                await Grain(change.ServerId, change.Subject, request).SetEnabledAsync(isEnabled, aborted)
                    ? RejectionReason.None
                    : RejectionReason.OperatorSubjectUnknown
        );
    }

    private static OperatorChange Change(string action, string server, string thumbprint, bool? dryRun) =>
        new(DecisionKind.Trust, action, server, thumbprint, dryRun ?? false);

    private static async Task<AnchorSnapshot?> ReadAsync(string server, string thumbprint, AdminRequest request) =>
        request.FindServer(server) is null || !IsThumbprint(thumbprint)
            ? null
            : await Grain(server, thumbprint, request).GetAsync(request.Aborted);

    /// <summary>SHA-256 as base64url without padding: nothing else may name an actor.</summary>
    private static bool IsThumbprint(string text) =>
        text.Length == 43 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private static ITrustAnchorGrain Grain(string server, string thumbprint, AdminRequest request) =>
        request.Grains.GetGrain<ITrustAnchorGrain>($"{server}/{thumbprint}");
}
