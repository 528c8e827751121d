using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Decisions;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FastCluster.Api.Admin;

/// <summary>Clients: list, show by id or identity, disable, enable.</summary>
internal static class ClientEndpoints
{
    private const int DefaultLimit = 100;
    private const int MaximumLimit = 500;

    /// <summary>Maps the resource under a server.</summary>
    /// <param name="server">Group of <c>/admin/v1/servers/{server}</c>.</param>
    public static void MapClients(this IEndpointRouteBuilder server)
    {
        server.MapGet("/clients", ListAsync).Needs(OperatorRole.Read);
        server.MapGet("/client", FindAsync).Needs(OperatorRole.Read);
        server.MapGet("/clients/{clientId}", ShowAsync).Needs(OperatorRole.Read);
        server
            .MapPost(
                "/clients/{clientId}/disable",
                (
                    string server,
                    string clientId,
                    bool? dryRun,
                    IClientCatalog catalog,
                    [AsParameters] AdminRequest request
                ) => SetEnabledAsync(new(server, clientId, dryRun ?? false, IsEnabled: false), catalog, request)
            )
            .Needs(OperatorRole.Operate);
        server
            .MapPost(
                "/clients/{clientId}/enable",
                (
                    string server,
                    string clientId,
                    bool? dryRun,
                    IClientCatalog catalog,
                    [AsParameters] AdminRequest request
                ) => SetEnabledAsync(new(server, clientId, dryRun ?? false, IsEnabled: true), catalog, request)
            )
            .Needs(OperatorRole.Operate);
    }

    private static async Task<Results<JsonHttpResult<ClientPageView>, ProblemReply>> ListAsync(
        string server,
        string? cursor,
        int? limit,
        IClientCatalog catalog,
        [AsParameters] AdminRequest request
    )
    {
        if (request.FindServer(server) is null)
        {
            return new ProblemReply(RejectionReason.OperatorSubjectUnknown);
        }

        if (limit is < 1 or > MaximumLimit)
        {
            return new ProblemReply(RejectionReason.OperatorRequestMalformed);
        }

        if (await catalog.ListAsync(server, cursor, limit ?? DefaultLimit, request.Aborted) is not { } page)
        {
            return new ProblemReply(RejectionReason.OperatorRequestMalformed);
        }

        var view = new ClientPageView { Clients = [.. page.Clients.Select(ClientView.Of)], Next = page.Next };
        return TypedResults.Json(view, ApiJsonContext.Default.ClientPageView);
    }

    private static async Task<Results<JsonHttpResult<ClientView>, ProblemReply>> FindAsync(
        string server,
        string community,
        string issuer,
        [AsParameters] AdminRequest request
    )
    {
        var key = request.FindServer(server) is null ? (ClientKey?)null : ClientKey.Of(server, community, issuer);
        return ToReply(await ReadAsync(key, request), request);
    }

    private static async Task<Results<JsonHttpResult<ClientView>, ProblemReply>> ShowAsync(
        string server,
        string clientId,
        IClientCatalog catalog,
        [AsParameters] AdminRequest request
    )
    {
        var key = await FindKeyAsync(server, clientId, catalog, request);
        return ToReply(await ReadAsync(key, request), request);
    }

    private static async Task<Results<JsonHttpResult<ChangeView>, ProblemReply>> SetEnabledAsync(
        ClientStanding wanted,
        IClientCatalog catalog,
        AdminRequest request
    )
    {
        var key = await FindKeyAsync(wanted.ServerId, wanted.ClientId, catalog, request);
        var client = await ReadAsync(key, request);
        var refusal = client is null
            ? RejectionReason.OperatorSubjectUnknown
            : EntityTags.Check(request.Context, client.Version);
        var action = wanted.IsEnabled ? "client.enable" : "client.disable";
        var change = new OperatorChange(DecisionKind.Admin, action, wanted.ServerId, wanted.ClientId, wanted.IsDryRun);
        return await request.Changes.RunAsync(
            request.Context,
            change,
            refusal,
            async aborted =>
                await Grain(key!.Value, request).SetEnabledAsync(wanted.IsEnabled, aborted)
                    ? RejectionReason.None
                    : RejectionReason.OperatorSubjectUnknown
        );
    }

    private static async Task<ClientKey?> FindKeyAsync(
        string server,
        string clientId,
        IClientCatalog catalog,
        AdminRequest request
    ) => request.FindServer(server) is null ? null : await catalog.FindAsync(server, clientId, request.Aborted);

    private static async Task<ClientSnapshot?> ReadAsync(ClientKey? key, AdminRequest request) =>
        key is { } known ? await Grain(known, request).GetAsync(request.Aborted) : null;

    private static IClientGrain Grain(ClientKey key, AdminRequest request) =>
        request.Grains.GetGrain<IClientGrain>(key.ToGrainKey());

    private static Results<JsonHttpResult<ClientView>, ProblemReply> ToReply(
        ClientSnapshot? client,
        AdminRequest request
    )
    {
        if (client is null)
        {
            return new ProblemReply(RejectionReason.OperatorSubjectUnknown);
        }

        EntityTags.Write(request.Context, client.Version);
        return TypedResults.Json(ClientView.Of(client), ApiJsonContext.Default.ClientView);
    }

    private sealed record ClientStanding(string ServerId, string ClientId, bool IsDryRun, bool IsEnabled);
}
