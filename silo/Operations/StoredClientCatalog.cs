using System.Text;
using System.Text.RegularExpressions;
using FastCluster.Api.Admin;
using FastCluster.Contracts.Clients;
using FastCluster.Grains.Clients;
using FastCluster.Silo.Storage;

namespace FastCluster.Silo.Operations;

/// <summary>
/// The clients of the store. A page is read from the index of the store; each record comes from its actor, which
/// alone knows the current one. The cursor is the last key of the page before, 22 characters of base64url.
/// </summary>
/// <param name="store">Where the keys are.</param>
/// <param name="finder">Reads client ids.</param>
/// <param name="grains">Where the records are.</param>
internal sealed partial class StoredClientCatalog(IStateStore store, ClientFinder finder, IGrainFactory grains)
    : IClientCatalog
{
    private const string ClientGrainType = "client";
    private const char FirstAfterSlash = (char)('/' + 1);

    /// <inheritdoc/>
    public async Task<ClientPage?> ListAsync(
        string serverId,
        string? cursor,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        if (cursor is not null && !CursorForm().IsMatch(cursor))
        {
            return null;
        }

        var keys = await ReadKeysAsync(serverId, cursor, limit + 1, cancellationToken);
        var page = keys.Take(limit).Select(key => GetAsync(key, cancellationToken));
        var clients = await Task.WhenAll(page);
        var next = keys.Count > limit ? keys[limit - 1][(serverId.Length + 1)..] : null;
        return new([.. clients.OfType<ClientSnapshot>()], next);
    }

    /// <inheritdoc/>
    public async Task<ClientKey?> FindAsync(
        string serverId,
        string clientId,
        CancellationToken cancellationToken = default
    ) => await finder.FindAsync(serverId, clientId);

    private async Task<List<string>> ReadKeysAsync(
        string serverId,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var after = Encoding.UTF8.GetBytes($"{serverId}/{cursor}");
        var before = Encoding.UTF8.GetBytes($"{serverId}{FirstAfterSlash}");
        var keys = await store.ReadKeysAsync(new(ClientGrainType, after, before, limit), cancellationToken);
        return [.. keys.Select(Encoding.UTF8.GetString)];
    }

    private Task<ClientSnapshot?> GetAsync(string key, CancellationToken cancellationToken) =>
        grains.GetGrain<IClientGrain>(key).GetAsync(cancellationToken);

    [GeneratedRegex("^[A-Za-z0-9_-]{22}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CursorForm();
}
