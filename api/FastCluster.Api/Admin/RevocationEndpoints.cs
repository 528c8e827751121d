using System.Text.Json;
using FastCluster.Api.Forms;
using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Revocations;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FastCluster.Api.Admin;

/// <summary>
/// Revocation by scope. Tokens, families and clients need the role operate; what changes trust (certificate, CA, anchor,
/// community) needs the role trust and has a path of its own, as has trusting a certificate or CA again. REV-12.
/// </summary>
internal static class RevocationEndpoints
{
    private const int MaximumIdLength = 2048;

    /// <summary>Maps the resource under a server.</summary>
    /// <param name="server">Group of <c>/admin/v1/servers/{server}</c>.</param>
    public static void MapRevocations(this IEndpointRouteBuilder server)
    {
        server
            .MapPost(
                "/revocations",
                (string server, bool? dryRun, [AsParameters] AdminRequest request) =>
                    RevokeAsync(server, dryRun ?? false, isTrust: false, request)
            )
            .Needs(OperatorRole.Operate);
        server
            .MapPost(
                "/trust-revocations",
                (string server, bool? dryRun, [AsParameters] AdminRequest request) =>
                    RevokeAsync(server, dryRun ?? false, isTrust: true, request)
            )
            .Needs(OperatorRole.Trust);
        server.MapPost("/trust-reinstatements", ReinstateAsync).Needs(OperatorRole.Trust);
    }

    private static async Task<Results<JsonHttpResult<ChangeView>, ProblemReply>> RevokeAsync(
        string server,
        bool isDryRun,
        bool isTrust,
        AdminRequest request
    )
    {
        if (request.FindServer(server) is null)
        {
            return new ProblemReply(RejectionReason.OperatorSubjectUnknown);
        }

        var command = await ReadAsync(request.Context);
        if (command is null || ToScope(command.Scope) is not { } scope || IsTrust(scope) != isTrust)
        {
            return new ProblemReply(RejectionReason.OperatorRequestMalformed);
        }

        var worker = request.Grains.GetGrain<IOperatorGrain>(0);
        var judged = await worker.RevokeAsync(server, scope, command.Id, isDryRun: true, request.Aborted);
        var change = new OperatorChange(
            DecisionKind.Revocation,
            $"{command.Scope}.revoke",
            server,
            command.Id,
            isDryRun
        );
        return await request.Changes.RunAsync(
            request.Context,
            change,
            judged,
            aborted => worker.RevokeAsync(server, scope, command.Id, isDryRun: false, aborted)
        );
    }

    private static async Task<Results<JsonHttpResult<ChangeView>, ProblemReply>> ReinstateAsync(
        string server,
        bool? dryRun,
        [AsParameters] AdminRequest request
    )
    {
        if (request.FindServer(server) is null)
        {
            return new ProblemReply(RejectionReason.OperatorSubjectUnknown);
        }

        var command = await ReadAsync(request.Context);
        if (
            command is null
            || ToScope(command.Scope) is not { } scope
            || scope is not (RevocationScope.Certificate or RevocationScope.Ca)
        )
        {
            return new ProblemReply(RejectionReason.OperatorRequestMalformed);
        }

        var change = new OperatorChange(
            DecisionKind.Revocation,
            $"{command.Scope}.reinstate",
            server,
            command.Id,
            dryRun ?? false
        );
        var worker = request.Grains.GetGrain<IOperatorGrain>(0);
        return await request.Changes.RunAsync(
            request.Context,
            change,
            RejectionReason.None,
            aborted => worker.ReinstateAsync(server, scope, command.Id, aborted)
        );
    }

    private static bool IsTrust(RevocationScope scope) => scope >= RevocationScope.Certificate;

    private static RevocationScope? ToScope(string name) =>
        name switch
        {
            "token" => RevocationScope.Token,
            "family" => RevocationScope.Family,
            "client" => RevocationScope.Client,
            "certificate" => RevocationScope.Certificate,
            "ca" => RevocationScope.Ca,
            "anchor" => RevocationScope.Anchor,
            "community" => RevocationScope.Community,
            _ => null,
        };

    private static async Task<RevocationCommand?> ReadAsync(HttpContext context)
    {
        if (
            !MediaTypes.Matches(context.Request.ContentType, MediaTypes.Json)
            || await RequestBody.ReadAsync(context) is not { } body
        )
        {
            return null;
        }

        try
        {
            var command = JsonSerializer.Deserialize(body, ApiJsonContext.Default.RevocationCommand);
            return command is { Scope: not null, Id.Length: > 0 and <= MaximumIdLength } ? command : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
